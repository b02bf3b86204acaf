import { MinHeap } from '../min-heap.ts'
import type { RoadGraph } from './road-graph.ts'

/** A node and what it costs to be there at the outset. */
export interface Seed {
  readonly node: number
  readonly cost: number
}

export const NO_BOUND = (): number => 0

/**
 * One-to-many search over junctions: Dijkstra's, and A* when a lower bound is given. The arrays are made once per
 * network and stamped with a generation, so a search costs what it visits and not what the county holds.
 */
export class Search {
  readonly #graph: RoadGraph
  readonly #heap: MinHeap
  readonly #cost: Float64Array
  /** The road by which a node was reached; -1: it was a seed. */
  readonly #road: Int32Array
  readonly #before: Int32Array
  readonly #stamp: Uint32Array
  #generation = 0

  constructor(graph: RoadGraph) {
    this.#graph = graph
    this.#heap = new MinHeap(graph.nodes)
    this.#cost = new Float64Array(graph.nodes)
    this.#road = new Int32Array(graph.nodes)
    this.#before = new Int32Array(graph.nodes)
    this.#stamp = new Uint32Array(graph.nodes)
  }

  /**
   * Settles nodes in ascending order of cost + bound, until that exceeds what `onSettled` returned last.
   * @param roadCost by road; Infinity: closed
   * @param bound a lower bound of the cost from a node to the goal, consistent: bound(a) <= cost(a, b) + bound(b)
   * O((nodes + roads) log nodes) at worst.
   */
  run(
    roadCost: Float64Array,
    seeds: readonly Seed[],
    bound: (node: number) => number,
    onSettled: (node: number, cost: number) => number,
  ): void {
    const { first, viaRoad, neighbour } = this.#graph
    this.#generation += 1
    this.#heap.clear()
    for (const { node, cost } of seeds) this.#reach(node, cost, -1, -1, bound)
    let limit = Infinity
    while (this.#heap.size > 0 && this.#heap.lowest < limit) {
      const node = this.#heap.pop()
      const cost = this.#cost[node]!
      limit = onSettled(node, cost)
      for (let at = first[node]!; at < first[node + 1]!; at++) {
        const road = viaRoad[at]!
        this.#reach(neighbour[at]!, cost + roadCost[road]!, road, node, bound)
      }
    }
  }

  /** The roads from a seed to a node that the last run settled, and the seed's node. */
  pathTo(node: number): { readonly seed: number; readonly roads: number[] } {
    const roads: number[] = []
    let at = node
    for (; this.#road[at]! >= 0; at = this.#before[at]!) roads.push(this.#road[at]!)
    return { seed: at, roads: roads.reverse() }
  }

  #reach(node: number, cost: number, road: number, before: number, bound: (node: number) => number): void {
    if (cost === Infinity) return
    const known = this.#stamp[node] === this.#generation
    if (known && cost >= this.#cost[node]!) return
    const key = cost + bound(node)
    if (key === Infinity) return
    this.#stamp[node] = this.#generation
    this.#cost[node] = cost
    this.#road[node] = road
    this.#before[node] = before
    this.#heap.put(node, key)
  }
}
