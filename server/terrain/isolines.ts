/** A line through a mesh: x, y, x, y … in places of the mesh, 0 to size - 1. */
export type Isoline = number[]

/** A place where a line crosses an edge of the mesh, named by the edge: two cells that share it share the place. */
type Crossing = number

/**
 * Lines of equal height through a mesh of `size` by `size` heights, joined from cell to cell; a closed one ends where
 * it began. Source: marching squares; a saddle is decided by the mean of its four corners.
 */
export function isolines(heights: Float32Array, size: number, level: number): Isoline[] {
  const next = new Map<Crossing, Crossing[]>()
  const join = (a: Crossing, b: Crossing): void => {
    next.set(a, [...(next.get(a) ?? []), b])
    next.set(b, [...(next.get(b) ?? []), a])
  }
  for (let row = 0; row < size - 1; row += 1) {
    for (let column = 0; column < size - 1; column += 1) {
      const at = row * size + column
      const edges = crossedEdges(heights, size, at, level)
      if (edges.length === 0) continue
      const [a, b, c, d] = edges.map((edge) => EDGES[edge]?.(at, size)) as [
        Crossing,
        Crossing,
        Crossing?,
        Crossing?,
      ]
      join(a, b)
      if (c !== undefined && d !== undefined) join(c, d)
    }
  }
  return chained(next).map((crossings) =>
    crossings.flatMap((crossing) => placeOf(heights, size, crossing, level)),
  )
}

/** Edges of a cell: north, east, south, west. An edge is named by its west or north corner, and its direction. */
const EDGES: readonly ((at: number, size: number) => Crossing)[] = [
  (at) => at * 2,
  (at) => (at + 1) * 2 + 1,
  (at, size) => (at + size) * 2,
  (at) => at * 2 + 1,
]

/** Pairs of edges that a line connects, by which corners (north-west 8, north-east 4, south-east 2, south-west 1) lie above. */
const CASES: readonly (readonly number[])[] = [
  ...[[], [3, 2], [2, 1], [3, 1], [0, 1], [0, 3, 2, 1], [0, 2], [0, 3]],
  ...[[0, 3], [0, 2], [0, 1, 3, 2], [0, 1], [3, 1], [2, 1], [3, 2], []],
]
const SADDLES: Readonly<Record<number, number>> = { 5: 10, 10: 5 }

function crossedEdges(heights: Float32Array, size: number, at: number, level: number): readonly number[] {
  const corners = [at, at + 1, at + size + 1, at + size].map((corner) => heights[corner] ?? 0)
  const above = corners.reduce((bits, height) => bits * 2 + (height >= level ? 1 : 0), 0)
  const saddle = SADDLES[above]
  const isHigh = corners.reduce((sum, height) => sum + height, 0) / 4 >= level
  return CASES[saddle !== undefined && !isHigh ? saddle : above] ?? []
}

/** Follows the crossings from end to end: first the lines that end at the border, then the closed ones. */
function chained(next: Map<Crossing, Crossing[]>): Crossing[][] {
  const follow = (start: Crossing): Crossing[] => {
    const chain = [start]
    for (let at: Crossing | undefined = start; at !== undefined;) {
      const to: Crossing | undefined = next.get(at)?.pop()
      if (to === undefined) break
      const back = next.get(to)
      back?.splice(back.indexOf(at), 1)
      chain.push(to)
      at = to
    }
    return chain
  }
  const ends = [...next].filter(([, neighbours]) => neighbours.length === 1).map(([crossing]) => crossing)
  const open = ends.filter((crossing) => next.get(crossing)?.length === 1).map(follow)
  const closed: Crossing[][] = []
  for (const crossing of next.keys()) if (next.get(crossing)?.length) closed.push(follow(crossing))
  return [...open, ...closed].filter((chain) => chain.length > 1)
}

function placeOf(heights: Float32Array, size: number, crossing: Crossing, level: number): [number, number] {
  const at = crossing >> 1
  const isDown = (crossing & 1) === 1
  const from = heights[at] ?? 0
  const to = heights[at + (isDown ? size : 1)] ?? 0
  const share = to === from ? 0 : (level - from) / (to - from)
  const [x, y] = [at % size, Math.floor(at / size)]
  return isDown ? [x, y + share] : [x + share, y]
}
