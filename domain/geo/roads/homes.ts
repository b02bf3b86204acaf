import type { CountyData, Settlement, Village } from '../county.ts'
import type { Doors } from './doors.ts'
import { listedPeople, sumsOf, type Sums } from './listed-people.ts'
import type { OnRoad } from './snap.ts'

/** Where people live who come to the roads at one point: a hamlet, or what of a village is of none. */
export interface Home extends Sums {
  /** Null: of the village itself. */
  readonly hamlet: Settlement | null
  readonly door: OnRoad | undefined
  /** Its households are listed; otherwise it has its own figures, and who is vulnerable is not known. */
  readonly isListed: boolean
}

/** A village as the places where its people live: one at least. */
export interface VillageHomes {
  readonly village: Village
  readonly homes: readonly Home[]
}

/**
 * Every village by its hamlets, summed once per version of the base data. Households listed count where their hamlet
 * stands, those of no hamlet at the village's point. A hamlet that lists none has its own figures, in a village that lists
 * some no more than these leave over of the village's, so that nobody counts twice; of a village that lists none, what its
 * hamlets do not hold stands at its point. O(households + settlements).
 */
export function homesOf(data: CountyData, doors: Doors): readonly VillageHomes[] {
  const { ofHamlet, ofVillage } = listedPeople(data)
  const byVillage = new Map<string, Home[]>()
  data.hamlets.forEach((hamlet, at) => {
    const listed = ofHamlet.get(hamlet.id)
    const sums = listed ?? sumsOf(hamlet.households, hamlet.population)
    const home = { ...sums, hamlet, door: doors.hamlets[at], isListed: listed !== undefined }
    const village = villageOf(hamlet)
    byVillage.set(village, [...(byVillage.get(village) ?? []), home])
  })
  return data.villages.map((village, at) => {
    const hamlets = byVillage.get(village.id) ?? []
    const rest = ofVillage.get(village.id)
    const isListed = rest !== undefined || hamlets.some((home) => home.isListed)
    const sums = isListed ? (rest ?? sumsOf(0, 0)) : withoutHamlets(village, hamlets)
    const own = { ...sums, hamlet: null, door: doors.villages[at], isListed }
    const spread = isListed ? leftOver(village, hamlets, sums) : hamlets
    const isHome = hamlets.length === 0 || sums.households > 0 || sums.persons.persons > 0
    return { village, homes: isHome ? [...spread, own] : spread }
  })
}

/** A hamlet's code goes on from its village's. */
export const villageOf = ({ id }: Settlement): string => id.slice(0, 12)

/** Hamlets of a village of which some households are listed: those that list none share what the list leaves over. */
function leftOver(village: Village, hamlets: readonly Home[], atVillage: Sums): readonly Home[] {
  const listed = [atVillage, ...hamlets.filter((home) => home.isListed)]
  let households = listed.reduce((left, sums) => left - sums.households, village.households)
  let persons = listed.reduce((left, sums) => left - sums.persons.persons, village.population)
  return hamlets.map((home) => {
    if (home.isListed) return home
    const share = sumsOf(
      Math.max(0, Math.min(home.households, households)),
      Math.max(0, Math.min(home.persons.persons, persons)),
    )
    households -= share.households
    persons -= share.persons.persons
    return { ...home, ...share }
  })
}

const withoutHamlets = ({ households, population }: Village, hamlets: readonly Home[]): Sums =>
  sumsOf(
    hamlets.reduce((left, home) => Math.max(0, left - home.households), households),
    hamlets.reduce((left, home) => Math.max(0, left - home.persons.persons), population),
  )
