import type { CutOffAnswer } from '../answers.ts'
import { placeOf, type CountyData, type Settlement } from '../county.ts'
import type { RoadNetwork } from './network.ts'
import type { Hindrance } from './profile.ts'
import { reachableFrom } from './reach.ts'
import type { OnRoad } from './snap.ts'
import type { Vehicle } from './vehicles.ts'

/** Where the settlements and the town touch the roads; found once per version of the base data. */
export interface Doors {
  readonly town: OnRoad | undefined
  readonly villages: readonly (OnRoad | undefined)[]
  readonly hamlets: readonly (OnRoad | undefined)[]
}

export const doorsOf = (network: RoadNetwork, { town, villages, hamlets }: CountyData): Doors => ({
  town: network.snap(town),
  villages: villages.map((village) => network.snap(village)),
  hamlets: hamlets.map((hamlet) => network.snap(hamlet)),
})

/**
 * The villages that a vehicle can no longer reach from the county town: two floods over the roads, one without the
 * closures. O(junctions + roads + settlements).
 */
export function cutOffBy(
  network: RoadNetwork,
  data: CountyData,
  doors: Doors,
  vehicle: Vehicle,
  hindrances: readonly Hindrance[],
): Omit<CutOffAnswer, 'about'> {
  const floods = [[], hindrances].map((closed) => {
    const traffic = network.traffic(vehicle, 'time', closed)
    return doors.town ? reachableFrom(network, traffic, doors.town) : () => false
  })
  const [before, now] = floods as [(point: OnRoad) => boolean, (point: OnRoad) => boolean]
  const lost = <S extends Settlement>(settlements: readonly S[], at: readonly (OnRoad | undefined)[]) =>
    settlements.filter((_, index) => {
      const door = at[index]
      return door !== undefined && before(door) && !now(door)
    })
  const villages = lost(data.villages, doors.villages)
  const facts = (place: Settlement) => ({
    ...placeOf(place),
    ...{ people: place.population, households: place.households },
  })
  // Who lives in a hamlet of one of these villages is counted there already.
  const whole = new Set(villages.map(({ id }) => id))
  const hamlets = lost(data.hamlets, doors.hamlets).filter(({ id }) => !whole.has(id.slice(0, 12)))
  return {
    people: [...villages, ...hamlets].reduce((sum, { population }) => sum + population, 0),
    vulnerable: villages.reduce((sum, { vulnerable }) => sum + vulnerable, 0),
    villages: villages.map((village) => ({ ...facts(village), vulnerable: village.vulnerable })),
    hamlets: hamlets.map(facts),
    neverConnected: data.villages
      .filter((_, index) => !doors.villages[index] || !before(doors.villages[index]))
      .map(({ id }) => id),
  }
}
