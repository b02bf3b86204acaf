import { contains } from '../../domain/geo/polygon/contains.ts'
import { areaOf, type Area } from '../../domain/geo/polygon/area.ts'
import { covers, isCounty, type Jurisdiction } from '../../domain/jurisdiction.ts'
import type { Pack } from '../../db/packs/files.ts'
import type { County } from '../setup/county.ts'
import type { Place } from './sightings.ts'

type Known = Pick<County, 'layers'>
interface District {
  readonly code: string
  readonly area: Area
}

const districts = new WeakMap<Known, readonly District[]>()

function districtsOf(county: Known): readonly District[] {
  const known = districts.get(county)
  if (known) return known
  const { features } = county.layers['jurisdictions'] as Pack['jurisdictions']
  const made = features.map(({ geometry, properties: { code } }) => ({ code, area: areaOf(geometry) }))
  districts.set(county, made)
  return made
}

/**
 * Whether an office is to see a device that waits: the county every one, a township those seen last within it. A
 * stranger's phone beyond the border, or of unknown place, is no township's.
 */
export function isForOffice(office: Jurisdiction, place: Place | null, county: Known | undefined): boolean {
  if (isCounty(office)) return true
  if (!place || !county) return false
  return districtsOf(county).some(
    ({ code, area }) => covers(office, code) && contains(area, place.lon, place.lat),
  )
}
