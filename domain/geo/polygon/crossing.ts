import { compareProducts } from './contains.ts'
import { ringsOf, type LonLat, type PolygonGeometry } from './geometry.ts'

interface Edge {
  readonly ring: number
  /** Its place in the ring, and how many edges the ring has. */
  readonly index: number
  readonly of: number
  readonly a: LonLat
  readonly b: LonLat
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

/**
 * A place at which an outline crosses or touches itself; undefined: it is simple. Different rings may share a vertex,
 * since inside stays plain there. Repeated positions are harmless.
 * A sweep from west to east: O(n log n + pairs whose longitudes overlap), at worst n²/2 pairs.
 */
export function findCrossing(geometry: PolygonGeometry): LonLat | undefined {
  const edges = ringsOf(geometry)
    .flatMap(edgesOf)
    .sort((a, b) => a.west - b.west)
  let active: Edge[] = []
  for (const edge of edges) {
    active = active.filter(({ east }) => east >= edge.west)
    for (const other of active) {
      if (other.south > edge.north || other.north < edge.south) continue
      const place = meeting(edge, other)
      if (place) return place
    }
    active.push(edge)
  }
  return undefined
}

function edgesOf(ring: readonly LonLat[], ringIndex: number): Edge[] {
  const positions = ring.filter(
    ([lon, lat], at) => at === 0 || lon !== ring[at - 1]![0] || lat !== ring[at - 1]![1],
  )
  return positions.slice(1).map((b, index) => {
    const a = positions[index]!
    return {
      ...{ ring: ringIndex, index, of: positions.length - 1, a, b },
      ...{ west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) },
      ...{ south: Math.min(a[1], b[1]), north: Math.max(a[1], b[1]) },
    }
  })
}

const same = (p: LonLat, q: LonLat): boolean => p[0] === q[0] && p[1] === q[1]

/** On which side of a→b a point lies: its sign; 0: in line. */
const sideOf = (a: LonLat, b: LonLat, p: LonLat): number =>
  Math.sign(compareProducts(b[0] - a[0], p[1] - a[1], b[1] - a[1], p[0] - a[0]))

const within = (p: LonLat, { west, east, south, north }: Edge): boolean =>
  p[0] >= west && p[0] <= east && p[1] >= south && p[1] <= north

/** Where two edges meet although they may not. */
function meeting(e: Edge, f: Edge): LonLat | undefined {
  const [fa, fb] = [sideOf(e.a, e.b, f.a), sideOf(e.a, e.b, f.b)]
  const [ea, eb] = [sideOf(f.a, f.b, e.a), sideOf(f.a, f.b, e.b)]
  if (fa * fb < 0 && ea * eb < 0) return crossingOf(e, f)
  const touches = [
    ...(fa === 0 && within(f.a, e) ? [f.a] : []),
    ...(fb === 0 && within(f.b, e) ? [f.b] : []),
    ...(ea === 0 && within(e.a, f) ? [e.a] : []),
    ...(eb === 0 && within(e.b, f) ? [e.b] : []),
  ]
  return touches.find((place) => !mayTouch(e, f, place))
}

/** Neighbours meet in their common vertex, and rings in any common vertex, but never along a line. */
function mayTouch(e: Edge, f: Edge, place: LonLat): boolean {
  const vertexOfBoth = (same(place, e.a) || same(place, e.b)) && (same(place, f.a) || same(place, f.b))
  if (e.ring !== f.ring) return vertexOfBoth
  if ((e.index + 1) % e.of === f.index && same(place, e.b)) return true
  return (f.index + 1) % f.of === e.index && same(place, f.b)
}

function crossingOf({ a, b }: Edge, f: Edge): LonLat {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const [ex, ey] = [f.b[0] - f.a[0], f.b[1] - f.a[1]]
  const t = ((f.a[0] - a[0]) * ey - (f.a[1] - a[1]) * ex) / (dx * ey - dy * ex)
  return [a[0] + dx * t, a[1] + dy * t]
}
