import type { LonLat } from './area.ts'

type Ring = readonly LonLat[]

/** Pairs of edges looked at; rings of a county need a hundredth of it, some made to stall need more. */
const MOST_PAIRS = 60_000_000

/** Where two rings cross each other; touching in a point is no crossing. `too-complex` when it takes too long to say. */
export function crossingOf(a: Ring, b: Ring): LonLat | 'too-complex' | undefined {
  const box = boxOf(b)
  const edges = edgesOf(a).filter(([from, to]) => meets(box, boxOf([from, to])))
  const others = edgesOf(b)
  if (edges.length * others.length > MOST_PAIRS) return 'too-complex'
  for (const [from, to] of edges) {
    for (const [start, end] of others) {
      const [c, d] = [side(from, to, start), side(from, to, end)]
      if (c * d >= 0 || side(start, end, from) * side(start, end, to) >= 0) continue
      const share = c / (c - d)
      return [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])]
    }
  }
  return undefined
}

/** Points of a ring, those between its vertices too: a vertex may lie on the very border of another ring. */
export const samplesOf = (ring: Ring): LonLat[] =>
  edgesOf(ring).flatMap(([from, to]) => [from, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]])

const edgesOf = (ring: Ring): (readonly [LonLat, LonLat])[] =>
  ring.slice(1).map((to, at) => [ring[at] ?? to, to] as const)

/** Positive: c lies left of a → b. */
const side = (a: LonLat, b: LonLat, c: LonLat): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

type Box = readonly [west: number, south: number, east: number, north: number]

function boxOf(ring: Ring): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of ring) {
    ;[west, east] = [Math.min(west, x), Math.max(east, x)]
    ;[south, north] = [Math.min(south, y), Math.max(north, y)]
  }
  return [west, south, east, north]
}

const meets = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
