import type { RoadNetwork } from './network.ts'
import type { OnRoad } from './snap.ts'
import type { Traffic } from './traffic.ts'
import { endsOf } from './way.ts'

/** Tells of any point of a road whether it can be reached from the start. One flood, O(nodes + roads). */
export function reachableFrom(
  network: RoadNetwork,
  traffic: Traffic,
  start: OnRoad,
): (point: OnRoad) => boolean {
  const { nodes, first, viaRoad, neighbour } = network.graph
  const reached = new Uint8Array(nodes)
  const waiting: number[] = []
  const reach = (node: number, cost: number) => {
    if (cost === Infinity || reached[node] === 1) return
    reached[node] = 1
    waiting.push(node)
  }
  for (const { node, cost } of endsOf(network, traffic, start)) reach(node, cost)
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (let at = first[node]!; at < first[node + 1]!; at++)
      reach(neighbour[at]!, traffic.cost[viaRoad[at]!]!)
  }
  return (point) =>
    endsOf(network, traffic, point).some(({ node, cost }) => cost < Infinity && reached[node] === 1) ||
    (point.road === start.road && traffic.part(point.road, start.atM, point.atM) < Infinity)
}
