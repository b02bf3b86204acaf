import type { RoadNetwork } from './network.ts'
import type { Seed } from './search.ts'
import type { OnRoad } from './snap.ts'
import type { Traffic } from './traffic.ts'

/** A stretch of one road; driven backwards when `fromM` is above `toM`. Metres from the road's first position. */
export interface Step {
  readonly road: number
  readonly fromM: number
  readonly toM: number
}

export interface Way {
  /** In the measure of its traffic: milliseconds or millimetres. */
  readonly cost: number
  readonly steps: readonly Step[]
}

/** The junctions at the ends of a road, with the cost of reaching them from a point of it. */
export function endsOf({ graph }: RoadNetwork, traffic: Traffic, { road, atM }: OnRoad): readonly Seed[] {
  return [
    { node: graph.from[road]!, cost: traffic.part(road, 0, atM) },
    { node: graph.to[road]!, cost: traffic.part(road, atM, graph.lengthM[road]!) },
  ]
}

/**
 * The best way between two points of roads; undefined: every way is closed. A* with landmarks.
 * @param free the same vehicle and measure with nothing closed: bounds are made of it
 * @param roadCost other costs to search by, none below those of `traffic`: for alternatives
 */
export function bestWay(
  network: RoadNetwork,
  traffic: Traffic,
  free: Traffic,
  start: OnRoad,
  end: OnRoad,
  roadCost = traffic.cost,
): Way | undefined {
  const { search } = network
  const dearer = ({ node, cost }: Seed, { road }: OnRoad): Seed => ({
    node,
    cost: Math.round(cost * dearerBy(road, traffic, roadCost)),
  })
  const exits = endsOf(network, traffic, end).map((exit) => dearer(exit, end))
  const seeds = endsOf(network, traffic, start).map((seed) => dearer(seed, start))
  const direct = start.road === end.road ? traffic.part(start.road, start.atM, end.atM) : Infinity
  let best = direct * dearerBy(start.road, traffic, roadCost)
  let last = -1
  const landmarks = network.landmarks(traffic.profile.vehicle, traffic.profile.measure)
  const bound = landmarks.boundTo(endsOf(network, free, end))
  search.run(roadCost, seeds, bound, (node, cost) => {
    for (const exit of exits) {
      if (exit.node !== node || cost + exit.cost >= best) continue
      best = cost + exit.cost
      last = node
    }
    return best
  })
  if (best === Infinity) return undefined
  const steps = stepsTo(network, traffic, start, end, last)
  return { cost: costOf(traffic, steps), steps }
}

/**
 * The way that the last search found from one point to another.
 * @param exit the junction at which it left for the goal's road; -1: both lie on one road and it keeps to that
 */
export function stepsTo(
  network: RoadNetwork,
  traffic: Traffic,
  start: OnRoad,
  end: OnRoad,
  exit: number,
): Step[] {
  if (exit < 0) return [{ road: start.road, fromM: start.atM, toM: end.atM }]
  const { seed, roads } = network.search.pathTo(exit)
  return [
    { road: start.road, fromM: start.atM, toM: markOf(network, traffic, start, seed) },
    ...along(network, seed, roads),
    { road: end.road, fromM: markOf(network, traffic, end, exit), toM: end.atM },
  ].filter(({ fromM, toM }) => fromM !== toM)
}

/** How many times as much a road costs in a search by other costs. */
const dearerBy = (road: number, { cost }: Traffic, roadCost: Float64Array): number =>
  cost[road]! > 0 && cost[road]! < Infinity ? roadCost[road]! / cost[road]! : 1

export const costOf = (traffic: Traffic, steps: readonly Step[]): number =>
  steps.reduce((sum, { road, fromM, toM }) => sum + traffic.part(road, fromM, toM), 0)

/** Whole roads, driven one after another from a node. */
function along({ graph }: RoadNetwork, from: number, roads: readonly number[]): Step[] {
  let node = from
  return roads.map((road) => {
    const forward = graph.from[road] === node
    node = forward ? graph.to[road]! : graph.from[road]!
    const lengthM = graph.lengthM[road]!
    return forward ? { road, fromM: 0, toM: lengthM } : { road, fromM: lengthM, toM: 0 }
  })
}

/** Which end of its road, as metres along it, joins a point to a node; of a road that ends where it began, the cheaper. */
function markOf(network: RoadNetwork, traffic: Traffic, point: OnRoad, node: number): number {
  const [first, last] = endsOf(network, traffic, point)
  const lengthM = network.graph.lengthM[point.road]!
  if (first?.node !== node) return lengthM
  return last?.node === node && last.cost < first.cost ? lengthM : 0
}
