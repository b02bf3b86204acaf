import type { Vertex } from './geometry.ts'

/**
 * Where a closed ring crosses or touches itself: a vertex at the place, or undefined when it does nowhere. The first
 * vertex stands again at the end. Every pair of edges is compared, after their extents: n²/2 cheap steps, some
 * milliseconds for the most vertices a marking may have. Computed in degrees: a county is too small for it to matter.
 */
export function crossingOf(ring: readonly Vertex[]): Vertex | undefined {
  const edges = ring.slice(1).map((to, at): Edge => [ring[at] ?? to, to])
  for (const [at, edge] of edges.entries()) {
    for (let other = at + 1; other < edges.length; other++) {
      const against = edges[other]
      if (against && meets(edge, against, at, other, edges.length)) return against[0]
    }
  }
  return undefined
}

type Edge = readonly [from: Vertex, to: Vertex]

/** Neighbours share a vertex, which is no crossing unless the second runs back over the first. */
function meets(a: Edge, b: Edge, at: number, other: number, count: number): boolean {
  if (other === at + 1) return foldsBack(a[0], a[1], b[1])
  if (at === 0 && other === count - 1) return foldsBack(b[0], b[1], a[1])
  return extentsMeet(a, b) && touch(a, b)
}

const extentsMeet = ([a, b]: Edge, [c, d]: Edge): boolean =>
  Math.min(a[0], b[0]) <= Math.max(c[0], d[0]) &&
  Math.min(c[0], d[0]) <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= Math.max(c[1], d[1]) &&
  Math.min(c[1], d[1]) <= Math.max(a[1], b[1])

/** On which side of the line from `a` to `b` the point `c` lies: 1 left, -1 right, 0 on it. */
const sideOf = (a: Vertex, b: Vertex, c: Vertex): number =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))

/** Two edges whose extents meet touch when each one's ends do not lie on one side of the other. */
const touch = ([a, b]: Edge, [c, d]: Edge): boolean =>
  sideOf(a, b, c) * sideOf(a, b, d) <= 0 && sideOf(c, d, a) * sideOf(c, d, b) <= 0

const foldsBack = (a: Vertex, b: Vertex, c: Vertex): boolean =>
  sideOf(a, b, c) === 0 && (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0
