import type { RoadNetwork } from './network.ts'
import { NO_BOUND } from './search.ts'
import type { OnRoad } from './snap.ts'
import type { Traffic } from './traffic.ts'
import { costOf, endsOf, stepsTo, type Step } from './way.ts'

export interface Reached {
  /** Index among the goals. */
  readonly goal: number
  readonly cost: number
  readonly steps: readonly Step[]
}

/**
 * The goals soonest reached from a point, the soonest first: one search that ends as soon as no other goal can be
 * nearer. Roads go both ways, so it is as well the goals that are soonest at the point.
 * O((nodes + roads) log nodes) at worst, usually the surroundings alone.
 */
export function nearestGoals(
  network: RoadNetwork,
  traffic: Traffic,
  start: OnRoad,
  goals: readonly (OnRoad | undefined)[],
  wanted: number,
): Reached[] {
  const wantedthCost = (costs: Float64Array): number =>
    Float64Array.from(costs).sort()[wanted - 1] ?? Infinity
  const { costs, exitOf } = searchGoals(network, traffic, start, goals, wantedthCost)
  return [...costs.keys()]
    .filter((goal) => costs[goal]! < Infinity)
    .sort((a, b) => costs[a]! - costs[b]! || a - b)
    .slice(0, wanted)
    .map((goal) => {
      const steps = stepsTo(network, traffic, start, goals[goal]!, exitOf[goal]!)
      return { goal, cost: costOf(traffic, steps), steps }
    })
}

/** What each goal costs, by its index; Infinity: no way there costs less than `withinCost`. */
export function goalCosts(
  network: RoadNetwork,
  traffic: Traffic,
  start: OnRoad,
  goals: readonly (OnRoad | undefined)[],
  withinCost: number,
): Float64Array {
  const { costs } = searchGoals(network, traffic, start, goals, () => withinCost)
  return costs.map((cost) => (cost < withinCost ? cost : Infinity))
}

/** @param limitOf the cost that the search may end at, by what the goals cost so far */
function searchGoals(
  network: RoadNetwork,
  traffic: Traffic,
  start: OnRoad,
  goals: readonly (OnRoad | undefined)[],
  limitOf: (costs: Float64Array) => number,
) {
  const costs = new Float64Array(goals.length).fill(Infinity)
  const exitOf = new Int32Array(goals.length).fill(-1)
  const goalsAt = new Map<number, { goal: number; cost: number }[]>()
  goals.forEach((goal, index) => {
    if (!goal) return
    if (goal.road === start.road) costs[index] = traffic.part(goal.road, start.atM, goal.atM)
    for (const { node, cost } of endsOf(network, traffic, goal)) {
      if (cost === Infinity) continue
      const known = goalsAt.get(node)
      if (known) known.push({ goal: index, cost })
      else goalsAt.set(node, [{ goal: index, cost }])
    }
  })
  let limit = limitOf(costs)
  network.search.run(traffic.cost, endsOf(network, traffic, start), NO_BOUND, (node, cost) => {
    let nearer = false
    for (const exit of goalsAt.get(node) ?? []) {
      if (cost + exit.cost >= costs[exit.goal]!) continue
      costs[exit.goal] = cost + exit.cost
      exitOf[exit.goal] = node
      nearer = true
    }
    if (nearer) limit = limitOf(costs)
    return limit
  })
  return { costs, exitOf }
}
