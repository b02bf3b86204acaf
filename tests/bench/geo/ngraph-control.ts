import createGraph from 'ngraph.graph'
import { aStar, nba } from 'ngraph.path'
import type { RoadNetwork } from '../../../domain/geo/roads/network.ts'
import type { OnRoad } from '../../../domain/geo/roads/snap.ts'
import type { Traffic } from '../../../domain/geo/roads/traffic.ts'
import { endsOf } from '../../../domain/geo/roads/way.ts'
import { segmentM } from '../../../domain/geo/roads/pieces.ts'
import type { LonLat } from '../../../domain/geo/polygon/geometry.ts'

/** Faster than anybody drives here, so that the bound by distance stays below the truth. */
const FASTEST_MPS = 70 / 3.6

/**
 * The same roads, costs and village doors for ngraph.path: doors are nodes of their own, joined to the ends of their road.
 * @returns by method: finds the way from one door to another, its nodes
 */
export function ngraphControls(network: RoadNetwork, traffic: Traffic, doors: readonly OnRoad[]) {
  const graph = createGraph<LonLat, number>()
  network.graph.nodePositions.forEach((position, node) => graph.addNode(node, position))
  network.graph.from.forEach((from, road) => {
    if (traffic.cost[road]! < Infinity) graph.addLink(from, network.graph.to[road]!, traffic.cost[road]!)
  })
  doors.forEach((door, index) => {
    graph.addNode(`door-${index}`, [door.lon, door.lat])
    for (const { node, cost } of endsOf(network, traffic, door)) {
      if (cost < Infinity) graph.addLink(`door-${index}`, node, cost)
    }
  })
  const options = {
    distance: (_: unknown, __: unknown, link: { data: number }) => link.data,
    heuristic: (from: { data: LonLat }, to: { data: LonLat }) =>
      (1000 * segmentM(from.data, to.data)) / FASTEST_MPS,
  }
  const way = (find: ReturnType<typeof aStar>) => (from: number, to: number) =>
    find.find(`door-${from}`, `door-${to}`)
  return { aStar: way(aStar(graph, options)), nba: way(nba(graph, options)) }
}
