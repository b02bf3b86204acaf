import type { CutOffAnswer } from '../answers.ts'
import { placeOf } from '../county.ts'
import { COUNTED } from '../impact/people.ts'
import type { Doors } from './doors.ts'
import { villageOf, type Home, type VillageHomes } from './homes.ts'
import { nobody } from './listed-people.ts'
import type { RoadNetwork } from './network.ts'
import type { Hindrance } from './profile.ts'
import { reachableFrom } from './reach.ts'
import type { Vehicle } from './vehicles.ts'

type CutOff = Omit<CutOffAnswer, 'about'>

/**
 * Whom a vehicle can no longer reach from the county town, hamlet by hamlet: two floods over the roads, one without the
 * closures. O(junctions + roads + settlements).
 */
export function cutOffBy(
  network: RoadNetwork,
  { town }: Doors,
  villages: readonly VillageHomes[],
  vehicle: Vehicle,
  hindrances: readonly Hindrance[],
): CutOff {
  const [before, now] = [[], hindrances].map((closed) => {
    const reaches = town && reachableFrom(network, network.traffic(vehicle, 'time', closed), town)
    return ({ door }: Home): boolean => door !== undefined && (reaches?.(door) ?? false)
  }) as [(home: Home) => boolean, (home: Home) => boolean]
  const persons = nobody()
  let vulnerable = 0
  const found = { villages: [], hamlets: [], neverConnected: [] } as Mutable<
    Pick<CutOff, 'villages' | 'hamlets' | 'neverConnected'>
  >
  for (const one of villages) {
    const { village, homes } = one
    const never = homes.filter((home) => !before(home))
    if (never.length === homes.length) found.neverConnected.push(village.id)
    else found.neverConnected.push(...never.map(({ hamlet }) => (hamlet ?? village).id))
    const lost = homes.filter((home) => before(home) && !now(home))
    if (lost.length === 0) continue
    const cut = villageLost(one, lost)
    found.villages.push(cut)
    vulnerable += cut.vulnerable ?? sum(lost, (home) => home.persons.vulnerable)
    found.hamlets.push(...lost.flatMap(hamletLost))
    for (const home of lost) for (const column of COUNTED) persons[column] += home.persons[column]
  }
  const { persons: people, vulnerable: _, ...kinds } = persons
  return {
    people,
    households: sum(found.villages, (village) => village.households),
    vulnerable: { persons: vulnerable, ...kinds },
    ...found,
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const sum = <T>(things: readonly T[], of: (thing: T) => number): number =>
  things.reduce((total, thing) => total + of(thing), 0)
const peopleOf = (homes: readonly Home[]) => ({
  people: sum(homes, (home) => home.persons.persons),
  households: sum(homes, (home) => home.households),
})
const countedBy = (homes: readonly Home[]) =>
  homes.every(({ isListed }) => isListed) ? ('household' as const) : ('point' as const)

function villageLost({ village, homes }: VillageHomes, lost: readonly Home[]): CutOff['villages'][number] {
  const [cut, all] = [peopleOf(lost), peopleOf(homes)]
  const isWhole = lost.length === homes.length || (cut.people > 0 && cut.people === all.people)
  return {
    ...{ ...placeOf(village), ...cut, part: isWhole ? 'whole' : 'part' },
    ...{ ofPeople: all.people, ofHouseholds: all.households },
    // Of a whole village that lists no households it is known how many are vulnerable, though not where.
    vulnerable: vulnerableOf(lost) ?? (isWhole ? village.vulnerable : null),
    countedBy: countedBy(lost),
  }
}

function hamletLost(home: Home): CutOff['hamlets'] {
  const { hamlet } = home
  if (!hamlet) return []
  const counts = { ...peopleOf([home]), vulnerable: vulnerableOf([home]), countedBy: countedBy([home]) }
  return [{ ...placeOf(hamlet), village: villageOf(hamlet), ...counts }]
}

/** Null: who is vulnerable among some of them is not known. */
const vulnerableOf = (homes: readonly Home[]): number | null =>
  homes.some(({ isListed, persons }) => !isListed && persons.persons > 0)
    ? null
    : sum(homes, ({ persons }) => persons.vulnerable)
