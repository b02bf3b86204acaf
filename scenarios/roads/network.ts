import { distanceM, type LonLat } from './line.ts'

/** The part of a roads layer that a network is made of; other features are left out. */
export interface RoadLayer {
  readonly features: readonly {
    readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] }
  }[]
}

type Key = string
const keyOf = (point: LonLat): Key => `${point[0]},${point[1]}`

/** Roads as a graph: vertices that lines share join them. Distances in metres. */
export interface RoadNetwork {
  readonly places: ReadonlyMap<Key, LonLat>
  readonly edges: ReadonlyMap<Key, ReadonlyMap<Key, number>>
}

export function roadNetwork(layer: RoadLayer): RoadNetwork {
  const places = new Map<Key, LonLat>()
  const edges = new Map<Key, Map<Key, number>>()
  const join = (a: LonLat, b: LonLat) => {
    const from = edges.get(keyOf(a)) ?? new Map<Key, number>()
    edges.set(keyOf(a), from.set(keyOf(b), distanceM(a, b)))
  }
  for (const { geometry } of layer.features) {
    if (geometry.type !== 'LineString') continue
    const points = geometry.coordinates as readonly LonLat[]
    for (const [index, point] of points.entries()) {
      places.set(keyOf(point), point)
      const before = points[index - 1]
      if (!before) continue
      join(before, point)
      join(point, before)
    }
  }
  return { places, edges }
}

/** The vertex nearest to a place. Throws when there is no road at all. */
export function nearestVertex(network: RoadNetwork, place: LonLat): LonLat {
  let best: LonLat | undefined
  let bestM = Infinity
  for (const point of network.places.values()) {
    const metres = distanceM(place, point)
    if (metres < bestM) [best, bestM] = [point, metres]
  }
  if (!best) throw new Error('the roads layer holds no line')
  return best
}

/** Metres by road from a vertex to every vertex that it reaches, and the vertex before each (Dijkstra). */
export function distancesFrom(network: RoadNetwork, start: LonLat) {
  const metres = new Map<Key, number>([[keyOf(start), 0]])
  const before = new Map<Key, Key>()
  const open = new Set<Key>([keyOf(start)])
  while (open.size > 0) {
    let at: Key = ''
    let atM = Infinity
    for (const key of open) {
      const here = metres.get(key) ?? Infinity
      if (here < atM) [at, atM] = [key, here]
    }
    open.delete(at)
    for (const [to, length] of network.edges.get(at) ?? []) {
      if (atM + length >= (metres.get(to) ?? Infinity)) continue
      metres.set(to, atM + length)
      before.set(to, at)
      open.add(to)
    }
  }
  return { metres, before }
}

/**
 * The vertices of the shortest way by road between the vertices nearest to two places; undefined: no way.
 * @internal asked by tests of the demo county alone
 */
export function shortestWay(network: RoadNetwork, from: LonLat, to: LonLat): LonLat[] | undefined {
  const [start, end] = [nearestVertex(network, from), nearestVertex(network, to)]
  const { before, metres } = distancesFrom(network, start)
  if (!metres.has(keyOf(end))) return undefined
  return wayBack(network, before, end)
}

/** The vertices from the start of a search to `end`. */
export function wayBack(network: RoadNetwork, before: ReadonlyMap<Key, Key>, end: LonLat): LonLat[] {
  const way: LonLat[] = []
  for (let key: Key | undefined = keyOf(end); key !== undefined; key = before.get(key)) {
    const point = network.places.get(key)
    if (point) way.unshift(point)
  }
  return way
}
