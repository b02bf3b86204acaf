import type { Bridge, RoadLine } from '../county.ts'
import type { LonLat } from '../polygon/geometry.ts'
import { segmentM } from './pieces.ts'

/**
 * The road network: junctions are nodes, roads are edges (edge i is road i), to be driven both ways. Neighbours in
 * compressed rows: those of node n stand from first[n] to before first[n + 1].
 */
export interface RoadGraph {
  readonly nodes: number
  readonly roads: readonly RoadLine[]
  /** The nodes at which each road begins and ends. */
  readonly from: Int32Array
  readonly to: Int32Array
  readonly lengthM: Float64Array
  /** By road: metres from its first position to each of its positions. */
  readonly marksM: readonly Float64Array[]
  readonly first: Int32Array
  readonly viaRoad: Int32Array
  readonly neighbour: Int32Array
  readonly bridges: readonly BridgeOnRoad[]
  readonly bridgesOn: ReadonlyMap<number, readonly BridgeOnRoad[]>
  readonly nodePositions: readonly LonLat[]
}

/** Where a bridge lies on its road, metres from the road's first position. */
export interface BridgeOnRoad {
  readonly bridge: Bridge
  readonly road: number
  readonly fromM: number
  readonly toM: number
}

/** O(positions). Roads join where their first or last positions are equal, digit by digit. Bridges of unknown roads are left out. */
export function roadGraph(roads: readonly RoadLine[], bridges: readonly Bridge[]): RoadGraph {
  const nodeAt = new Map<string, number>()
  const nodePositions: LonLat[] = []
  const nodeOf = (position: LonLat): number => {
    const key = position.join()
    const known = nodeAt.get(key)
    if (known !== undefined) return known
    nodeAt.set(key, nodePositions.length)
    return nodePositions.push(position) - 1
  }
  const from = Int32Array.from(roads, ({ line }) => nodeOf(line[0]!))
  const to = Int32Array.from(roads, ({ line }) => nodeOf(line.at(-1)!))
  const marksM = roads.map(({ line }) => marksOf(line))
  const lengthM = Float64Array.from(marksM, (marks) => marks.at(-1)!)
  const roadIndex = new Map(roads.map(({ id }, index) => [id, index]))
  const onRoads = bridges.flatMap((bridge) => {
    const road = roadIndex.get(bridge.roadId)
    return road === undefined ? [] : [onRoad(bridge, road, roads[road]!.line, marksM[road]!)]
  })
  const bridgesOn = new Map<number, BridgeOnRoad[]>()
  for (const bridge of onRoads) bridgesOn.set(bridge.road, [...(bridgesOn.get(bridge.road) ?? []), bridge])
  return {
    ...{ nodes: nodePositions.length, nodePositions, roads, from, to, lengthM, marksM },
    ...neighbours(nodePositions.length, from, to),
    ...{ bridges: onRoads, bridgesOn },
  }
}

function neighbours(nodes: number, from: Int32Array, to: Int32Array) {
  const first = new Int32Array(nodes + 1)
  for (const ends of [from, to]) for (const node of ends) first[node + 1]! += 1
  for (let node = 0; node < nodes; node++) first[node + 1]! += first[node]!
  const next = first.slice()
  const viaRoad = new Int32Array(2 * from.length)
  const neighbour = new Int32Array(2 * from.length)
  const join = (road: number, a: number, b: number) => {
    const at = next[a]!++
    viaRoad[at] = road
    neighbour[at] = b
  }
  from.forEach((node, road) => {
    join(road, node, to[road]!)
    join(road, to[road]!, node)
  })
  return { first, viaRoad, neighbour }
}

function marksOf(line: readonly LonLat[]): Float64Array {
  const marks = new Float64Array(line.length)
  for (let at = 1; at < line.length; at++) marks[at] = marks[at - 1]! + segmentM(line[at - 1]!, line[at]!)
  return marks
}

/** A bridge's point is its middle; it is a position of its road's line. */
function onRoad(bridge: Bridge, road: number, line: readonly LonLat[], marksM: Float64Array): BridgeOnRoad {
  let nearest = Infinity
  let atM = 0
  line.forEach((position, index) => {
    const awayM = segmentM(position, [bridge.lon, bridge.lat])
    if (awayM >= nearest) return
    nearest = awayM
    atM = marksM[index]!
  })
  const [fromM, toM] = [atM - bridge.lengthM / 2, atM + bridge.lengthM / 2]
  return { bridge, road, fromM: Math.max(0, fromM), toM: Math.min(marksM.at(-1)!, toM) }
}
