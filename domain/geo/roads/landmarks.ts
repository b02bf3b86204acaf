import type { RoadGraph } from './road-graph.ts'
import { NO_BOUND, type Search, type Seed } from './search.ts'

/** More make bounds tighter and every look at them dearer; eight at a county's rim see nearly every way along its length. */
const LANDMARKS = 8

/**
 * Lower bounds on the cost between any two nodes, from the costs to a few far-off ones (ALT: A. V. Goldberg and C.
 * Harrelson, "Computing the shortest path: A* search meets graph theory", SODA 2005): by the triangle inequality
 * |d(L, a) − d(L, b)| <= d(a, b). They are made of the costs while nothing is closed. A closure only raises costs, so
 * the bounds stay below the truth and need never be made again (tests/property/geo-routes.test.ts).
 */
export class Landmarks {
  /** By landmark: the cost to each node; Infinity: no way. */
  readonly #costs: readonly Float64Array[]

  /** O(LANDMARKS × (nodes + roads) log nodes). Of a network in parts, the part of the busiest junction gets them all. */
  constructor(graph: RoadGraph, roadCost: Float64Array, search: Search) {
    const costsFrom = (seed: number): Float64Array => {
      const costs = new Float64Array(graph.nodes).fill(Infinity)
      search.run(roadCost, [{ node: seed, cost: 0 }], NO_BOUND, (node, cost) => {
        costs[node] = cost
        return Infinity
      })
      return costs
    }
    const chosen: Float64Array[] = []
    let nearest = graph.nodes > 0 ? costsFrom(busiest(graph)) : new Float64Array(0)
    for (let next = farthest(nearest); next >= 0 && chosen.length < LANDMARKS; next = farthest(nearest)) {
      const costs = costsFrom(next)
      // The busiest junction was only where to look from.
      nearest =
        chosen.length === 0 ? costs.slice() : nearest.map((cost, node) => Math.min(cost, costs[node]!))
      chosen.push(costs)
    }
    this.#costs = chosen
  }

  /** A bound for a search to a goal that is joined to these nodes at these costs while nothing is closed. */
  boundTo(exits: readonly Seed[]): (node: number) => number {
    const seen = this.#costs.flatMap((costs) => {
      const goal = Math.min(...exits.map(({ node, cost }) => costs[node]! + cost))
      return goal < Infinity ? [{ costs, goal }] : []
    })
    if (seen.length === 0) return NO_BOUND
    return (node) => {
      let bound = 0
      for (const { costs, goal } of seen) bound = Math.max(bound, Math.abs(costs[node]! - goal))
      return bound
    }
  }
}

function busiest({ nodes, first }: RoadGraph): number {
  let best = 0
  for (let node = 1; node < nodes; node++) {
    if (first[node + 1]! - first[node]! > first[best + 1]! - first[best]!) best = node
  }
  return best
}

/** The node with the largest finite cost above 0; -1: none. */
function farthest(costs: Float64Array): number {
  let best = -1
  costs.forEach((cost, node) => {
    if (cost > 0 && cost < Infinity && (best < 0 || cost > costs[best]!)) best = node
  })
  return best
}
