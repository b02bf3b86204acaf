import type { LonLat } from '../base/frame.ts'
import type { County } from '../county.ts'
import { GIVEN } from '../sketch/data.ts'
import type { Facility } from './facility-list.ts'

export interface Shelter {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly jurisdiction: string
  readonly kind: string
  readonly capacityPersons: number
  readonly usableAreaM2: number
  readonly facilityId: string | null
  readonly place: LonLat
}

const YUNXI = '990101101'

/** The shelters of the plan, every other school, and the office of each village that has a danger area. */
export function shelters(county: County, places: readonly Facility[]): Shelter[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  const heart = (code: string) => county.villages.find((village) => village.code === code)?.cell ?? 0
  const all: Shelter[] = GIVEN.shelters.map(({ at, ...given }) => ({
    ...given,
    place:
      (given.facilityId ? byId.get(given.facilityId)?.place : undefined) ??
      county.sites.place(heart(at), 40, 300),
  }))
  const add = (shelter: Omit<Shelter, 'id'>) => {
    const count = all.filter(({ jurisdiction }) => jurisdiction === shelter.jurisdiction).length
    all.push({ id: `s-${shelter.jurisdiction}-${String(count + 1).padStart(2, '0')}`, ...shelter })
  }
  for (const { id, kind, name, jurisdiction, capacityPersons, place } of places) {
    if (kind !== 'school' || jurisdiction === YUNXI || all.some(({ facilityId }) => facilityId === id))
      continue
    const capacity = capacityPersons ?? 100
    add({
      name,
      jurisdiction,
      kind: 'school',
      capacityPersons: capacity,
      usableAreaM2: 2 * capacity,
      facilityId: id,
      place,
    })
  }
  for (const { hamlet } of county.risks) {
    const { village } = hamlet
    if (village.township === YUNXI) continue
    const name = {
      zh: `${village.name.zh.replace(/村$/, '')}村委`,
      en: `${village.name.en.replace(/ Village$/, '')} Village Office`,
    }
    const capacity = county.chance.int(5, 12) * 10
    add({
      name,
      jurisdiction: village.township,
      kind: 'office',
      capacityPersons: capacity,
      usableAreaM2: 2 * capacity,
      facilityId: null,
      place: county.sites.place(village.cell, 40, 300),
    })
  }
  return all
}
