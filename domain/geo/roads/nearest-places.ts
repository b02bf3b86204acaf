import type { NearestAnswer } from '../answers.ts'
import { placeOf, type Place } from '../county.ts'
import { answer, fault, type GeoResult } from '../fault.ts'
import type { Position } from '../../position.ts'
import { rounded } from '../rounded.ts'
import { kmOf } from './describe-way.ts'
import { goalCosts, nearestGoals } from './nearest.ts'
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
  const soonest = everyWay.sort((a, b) => a.cost - b.cost).slice(0, n)
  const withinCost = soonest.length < n ? Infinity : (soonest.at(-1)?.cost ?? Infinity)
  const present = new Set(soonest.map(({ id }) => id))
  const notReached = groups
    .map(({ vehicle, goals }) => ({ vehicle, goals: goals.filter(({ place }) => !present.has(place.id)) }))
    .flatMap((rest) => closedOff(network, start, rest, hindrances, withinCost))
    .sort((a, b) => a.openCost - b.openCost)
    .slice(0, n)
    .map(({ place }) => placeOf(place))
  const found = soonest.map(({ cost: _, ...place }) => place)
  return answer({ found, notReached, offRoadM: rounded(start.awayM, 0) })
}

/** The goals that would cost less than `withinCost` were nothing in the way, and that there is no way to at all now. */
function closedOff(
  network: RoadNetwork,
  start: OnRoad,
  { vehicle, goals }: DrivenGoals,
  hindrances: readonly Hindrance[],
  withinCost: number,
): { readonly place: Place; readonly openCost: number }[] {
  if (hindrances.length === 0) return []
  const doors = goals.map(({ door }) => door)
  const openCosts = goalCosts(network, network.traffic(vehicle, 'time', []), start, doors, withinCost)
  const sooner = [...openCosts.keys()].filter((goal) => openCosts[goal]! < Infinity)
  if (sooner.length === 0) return []
  const traffic = network.traffic(vehicle, 'time', hindrances)
  const soonerDoors = sooner.map((goal) => doors[goal])
  const reached = new Set(
    nearestGoals(network, traffic, start, soonerDoors, sooner.length).map(({ goal }) => sooner[goal]),
  )
  return sooner
    .filter((goal) => !reached.has(goal))
    .map((goal) => ({ place: goals[goal]!.place, openCost: openCosts[goal]! }))
}
