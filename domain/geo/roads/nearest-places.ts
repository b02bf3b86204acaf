import type { NearestAnswer } from '../answers.ts'
import { placeOf, type Place } from '../county.ts'
import { answer, fault, type GeoResult } from '../fault.ts'
import type { Position } from '../../position.ts'
import { rounded } from '../rounded.ts'
import { kmOf } from './describe-way.ts'
import { nearestGoals } from './nearest.ts'
import { SNAP_M, type RoadNetwork } from './network.ts'
import type { Hindrance } from './profile.ts'
import type { OnRoad } from './snap.ts'
import type { Vehicle } from './vehicles.ts'

/** A place and where it touches the roads; undefined: it is too far from any. */
export interface Goal {
  readonly place: Place
  readonly door: OnRoad | undefined
}

export const goalsOf = (network: RoadNetwork, places: readonly Place[]): readonly Goal[] =>
  places.map((place) => ({ place, door: network.snap(place) }))

export interface DrivenGoals {
  readonly vehicle: Vehicle
  readonly goals: readonly Goal[]
}

/** The goals soonest reached by road, each group in its own vehicle: one search a group. */
export function nearestByRoad(
  network: RoadNetwork,
  at: Position,
  groups: readonly DrivenGoals[],
  n: number,
  hindrances: readonly Hindrance[],
): GeoResult<Omit<NearestAnswer, 'about'>> {
  const start = network.snap(at)
  if (!start) return fault('no-road-near', 'at', { withinM: SNAP_M })
  const everyWay = groups.flatMap(({ vehicle, goals }) => {
    const traffic = network.traffic(vehicle, 'time', hindrances)
    const doors = goals.map(({ door }) => door)
    return nearestGoals(network, traffic, start, doors, n).map(({ goal, cost, steps }) => ({
      ...placeOf(goals[goal]!.place),
      km: rounded(kmOf(steps), 3),
      minutes: rounded(cost / 60_000, 1),
      offRoadM: rounded(doors[goal]!.awayM, 0),
      cost,
    }))
  })
  const found = everyWay
    .sort((a, b) => a.cost - b.cost)
    .slice(0, n)
    .map(({ cost: _, ...place }) => place)
  return answer({ found, offRoadM: rounded(start.awayM, 0) })
}
