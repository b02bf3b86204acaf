import { orderByCell } from '../cell-points.ts'
import { areaOf, type Area } from './area.ts'
import { compareProducts } from './contains.ts'
import type { LonLat, PolygonGeometry } from './geometry.ts'
import { ringsOf } from './geometry.ts'

/** The edges of an area with the ring that each belongs to. */
interface Edges extends Pick<Area, 'edges' | 'ax' | 'ay' | 'bx' | 'by'> {
  readonly ring: Uint32Array
  /** The edge after each, along its ring. */
  readonly next: Uint32Array
}

/**
 * A place at which an outline crosses or touches itself; undefined: it is simple. Different rings may share a vertex,
 * since inside stays plain there. Repeated positions are harmless.
 * A sweep from west to east, by as many bands of longitude as there are edges: O(n + pairs whose bands overlap), at
 * worst n²/2 pairs.
 */
export function findCrossing(geometry: PolygonGeometry): LonLat | undefined
/** @param mostPairs of edges looked at; with more it is `too-complex`, which nobody but who made it so meets */
export function findCrossing(geometry: PolygonGeometry, mostPairs: number): LonLat | 'too-complex' | undefined
export function findCrossing(
  geometry: PolygonGeometry,
  mostPairs = Infinity,
): LonLat | 'too-complex' | undefined {
  const edges = edgesOf(geometry)
  const { ay, by } = edges
  const { west, east } = bandsOfLongitude(edges)
  const { order } = orderByCell(edges.edges, west)
  const active = new Uint32Array(edges.edges)
  let count = 0
  let pairs = 0
  for (const edge of order) {
    pairs += count
    if (pairs > mostPairs) return 'too-complex'
    const low = Math.min(ay[edge]!, by[edge]!)
    const high = Math.max(ay[edge]!, by[edge]!)
    let kept = 0
    for (let at = 0; at < count; at++) {
      const other = active[at]!
      if (east[other]! < west[edge]!) continue
      active[kept++] = other
      if (ay[other]! > high && by[other]! > high) continue
      if (ay[other]! < low && by[other]! < low) continue
      const place = meeting(edges, edge, other)
      if (place) return place
    }
    active[kept] = edge
    count = kept + 1
  }
  return undefined
}

/** The bands in which each edge begins and ends. A band never falls as the longitude rises: edges that meet share one. */
function bandsOfLongitude({ edges, ax, bx }: Edges): { west: Uint32Array; east: Uint32Array } {
  let [first, last] = [Infinity, -Infinity]
  for (let edge = 0; edge < edges; edge++) {
    if (ax[edge]! < first) first = ax[edge]!
    if (ax[edge]! > last) last = ax[edge]!
  }
  const bandsPerDeg = last > first ? edges / (last - first) : 0
  const west = new Uint32Array(edges)
  const east = new Uint32Array(edges)
  for (let edge = 0; edge < edges; edge++) {
    const [a, b] = [ax[edge]!, bx[edge]!]
    west[edge] = Math.min(edges - 1, Math.floor(((a < b ? a : b) - first) * bandsPerDeg))
    east[edge] = Math.min(edges - 1, Math.floor(((a < b ? b : a) - first) * bandsPerDeg))
  }
  return { west, east }
}

/** Without repeated positions: an edge of no length has no direction. */
function edgesOf(geometry: PolygonGeometry): Edges {
  const rings = ringsOf(geometry).map((ring) =>
    ring.filter(([lon, lat], at) => at === 0 || lon !== ring[at - 1]![0] || lat !== ring[at - 1]![1]),
  )
  const { edges, ax, ay, bx, by } = areaOf({ type: 'Polygon', coordinates: rings })
  const ring = new Uint32Array(edges)
  const next = new Uint32Array(edges)
  let first = 0
  rings.forEach(({ length }, index) => {
    const after = first + length - 1
    ring.fill(index, first, after)
    for (let edge = first; edge < after; edge++) next[edge] = edge + 1 < after ? edge + 1 : first
    first = after
  })
  return { edges, ax, ay, bx, by, ring, next }
}

/** On which side of the line a→b a point lies: the sign; 0: on it. */
const sideOf = (ax: number, ay: number, bx: number, by: number, x: number, y: number): number =>
  Math.sign(compareProducts(bx - ax, y - ay, by - ay, x - ax))

/** Where two edges meet although they may not. */
function meeting(edges: Edges, e: number, f: number): LonLat | undefined {
  const { ax, ay, bx, by } = edges
  const [eax, eay, ebx, eby] = [ax[e]!, ay[e]!, bx[e]!, by[e]!]
  const [fax, fay, fbx, fby] = [ax[f]!, ay[f]!, bx[f]!, by[f]!]
  const fa = sideOf(eax, eay, ebx, eby, fax, fay)
  const fb = sideOf(eax, eay, ebx, eby, fbx, fby)
  if (fa * fb > 0) return undefined
  const ea = sideOf(fax, fay, fbx, fby, eax, eay)
  const eb = sideOf(fax, fay, fbx, fby, ebx, eby)
  if (ea * eb > 0) return undefined
  if (fa * fb < 0 && ea * eb < 0) return crossingOf(edges, e, f)
  if (fa === 0 && isWrong(edges, e, f, e, fax, fay)) return [fax, fay]
  if (fb === 0 && isWrong(edges, e, f, e, fbx, fby)) return [fbx, fby]
  if (ea === 0 && isWrong(edges, e, f, f, eax, eay)) return [eax, eay]
  return eb === 0 && isWrong(edges, e, f, f, ebx, eby) ? [ebx, eby] : undefined
}

/** Whether a point in line with edge `on` lies on it, though the edges may not touch there. */
const isWrong = (edges: Edges, e: number, f: number, on: number, x: number, y: number): boolean =>
  isInBoxOf(edges, on, x, y) && !mayTouch(edges, e, f, x, y)

const isInBoxOf = ({ ax, ay, bx, by }: Edges, edge: number, x: number, y: number): boolean =>
  x >= Math.min(ax[edge]!, bx[edge]!) &&
  x <= Math.max(ax[edge]!, bx[edge]!) &&
  y >= Math.min(ay[edge]!, by[edge]!) &&
  y <= Math.max(ay[edge]!, by[edge]!)

/** Neighbours meet in their common vertex, and rings in any common vertex, but never along a line. */
function mayTouch(
  { ax, ay, bx, by, ring, next }: Edges,
  e: number,
  f: number,
  x: number,
  y: number,
): boolean {
  const eEnds = bx[e] === x && by[e] === y
  const fEnds = bx[f] === x && by[f] === y
  if (ring[e] === ring[f]) return (next[e] === f && eEnds) || (next[f] === e && fEnds)
  return (eEnds || (ax[e] === x && ay[e] === y)) && (fEnds || (ax[f] === x && ay[f] === y))
}

function crossingOf({ ax, ay, bx, by }: Edges, e: number, f: number): LonLat {
  const [x, y, dx, dy] = [ax[e]!, ay[e]!, bx[e]! - ax[e]!, by[e]! - ay[e]!]
  const [ex, ey] = [bx[f]! - ax[f]!, by[f]! - ay[f]!]
  const t = ((ax[f]! - x) * ey - (ay[f]! - y) * ex) / (dx * ey - dy * ex)
  return [x + dx * t, y + dy * t]
}
