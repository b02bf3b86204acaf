import type { Pack } from '../../../db/packs/files.ts'

/** Metres above sea level at [lon, lat], by the cell of a pack's height grid. @throws when it has none */
export function heightIn({ dem }: Pick<Pack, 'dem'>, [lon, lat]: readonly [number, number]): number {
  if (!dem) throw new Error('no heights')
  const column = Math.floor((lon - dem.west) / dem.cellLonDeg)
  const row = Math.floor((dem.north - lat) / dem.cellLatDeg)
  return (dem.decimetres[row * dem.columns + column] ?? 0) / 10
}
