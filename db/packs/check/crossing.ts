import type { LonLat } from './area.ts'

/** Pairs of edges looked at; an outline of 200,000 vertices needs a tenth of it, one made to stall needs more. */
const MOST_PAIRS = 60_000_000

/** Where a ring crosses or touches itself; `too-complex` when it would take too long to say; undefined: nowhere. */
export function selfCrossing(ring: readonly LonLat[]): LonLat | 'too-complex' | undefined {
  const edges = ring.slice(1).map((to, at) => ({ from: ring[at] as LonLat, to, at }))
  const ends = edges.map(({ from, to }) => Math.max(from[0], to[0]))
  const order = edges.toSorted((a, b) => Math.min(a.from[0], a.to[0]) - Math.min(b.from[0], b.to[0]))
  let open: typeof edges = []
  let pairs = 0
  for (const edge of order) {
    const west = Math.min(edge.from[0], edge.to[0])
    open = open.filter(({ at }) => (ends[at] as number) >= west)
    pairs += open.length
    if (pairs > MOST_PAIRS) return 'too-complex'
    for (const other of open) {
      if (areNeighbours(edge.at, other.at, edges.length)) {
        if (foldsBack(edge, other)) return edge.from
        continue
      }
      const place = meeting(edge, other)
      if (place) return place
    }
    open.push(edge)
  }
  return undefined
}

interface Edge {
  readonly from: LonLat
  readonly to: LonLat
}

const areNeighbours = (a: number, b: number, count: number): boolean =>
  Math.abs(a - b) === 1 || Math.abs(a - b) === count - 1

/** Positive: c lies left of a → b. */
const side = (a: LonLat, b: LonLat, c: LonLat): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

/** Two edges in sequence that run back over each other: a spike without area. */
function foldsBack(a: Edge, b: Edge): boolean {
  const [first, second] = a.to[0] === b.from[0] && a.to[1] === b.from[1] ? [a, b] : [b, a]
  if (side(first.from, first.to, second.to) !== 0) return false
  const along =
    (first.to[0] - first.from[0]) * (second.to[0] - second.from[0]) +
    (first.to[1] - first.from[1]) * (second.to[1] - second.from[1])
  return along < 0
}

function meeting(a: Edge, b: Edge): LonLat | undefined {
  if (
    Math.max(a.from[1], a.to[1]) < Math.min(b.from[1], b.to[1]) ||
    Math.max(b.from[1], b.to[1]) < Math.min(a.from[1], a.to[1])
  ) {
    return undefined
  }
  const [c, d] = [side(a.from, a.to, b.from), side(a.from, a.to, b.to)]
  const [e, f] = [side(b.from, b.to, a.from), side(b.from, b.to, a.to)]
  if (c > 0 === d > 0 && c !== 0 && d !== 0) return undefined
  if (e > 0 === f > 0 && e !== 0 && f !== 0) return undefined
  if (c === 0 && d === 0) return overlap(a, b)
  const share = c / (c - d)
  return [b.from[0] + share * (b.to[0] - b.from[0]), b.from[1] + share * (b.to[1] - b.from[1])]
}

/** Of two edges on one line: a point that both hold, if any. */
function overlap(a: Edge, b: Edge): LonLat | undefined {
  const within = (p: LonLat, { from, to }: Edge): boolean =>
    p[0] >= Math.min(from[0], to[0]) &&
    p[0] <= Math.max(from[0], to[0]) &&
    p[1] >= Math.min(from[1], to[1]) &&
    p[1] <= Math.max(from[1], to[1])
  return [b.from, b.to].find((p) => within(p, a)) ?? (within(a.from, b) ? a.from : undefined)
}
