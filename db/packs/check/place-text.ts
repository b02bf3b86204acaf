import { fromWgs84 } from '../../../domain/position.ts'
import { FILES } from '../files.ts'
import type { Checking } from './checking.ts'
import type { Named } from './skipped.ts'

/** A place as its file says it: its numbers, and their datum where that is not the one of the map. */
export function placeText(checking: Checking, of: Named, [lon, lat]: readonly [number, number]): string {
  const datum = checking.datumOf(of === 'households' ? of : FILES[of].name)
  // Those that are swapped were never converted.
  if (datum === 'WGS-84' || datum === 'CGCS2000' || Math.abs(lat) > 90) return degrees(lon, lat)
  const said = fromWgs84({ lon, lat }, datum)
  return `${degrees(said.lon, said.lat)} (${datum})`
}

const degrees = (lon: number, lat: number): string => `${lon.toFixed(5)}, ${lat.toFixed(5)}`
