import type { LonLat, Ring } from '../polygon/geometry.ts'
import { rounded } from '../rounded.ts'
import type { GridFrame } from '../terrain/grid.ts'

/** A position in half cells from the centre of the first cell. */
type HalfCells = readonly [x: number, y: number]

/**
 * The outlines of the cells that are set, halfway between a set and an unset cell (marching squares: W. E. Lorensen and
 * H. E. Cline, 1987, of a yes-or-no field), each corner cut once (G. M. Chaikin, "An algorithm for high-speed curve
 * generation", 1974), so that a bank is no staircase. Set cells that meet in a corner are one, as water runs; unset
 * ones are two. No ring touches itself or another: a cut stays beside the two short edges that it joins. Positions in
 * a straight line are left out. Set cells lie to the left: outer rings run against the clock, holes with it. Rings are
 * closed. O(cells).
 */
export function outlines(raster: GridFrame, isSet: (cell: number) => boolean): Ring[] {
  // One unset cell around the grid, so that outlines close at its edge.
  const columns = raster.columns + 2
  const rows = raster.rows + 2
  const set = (column: number, row: number) =>
    column > 0 &&
    row > 0 &&
    column <= raster.columns &&
    row <= raster.rows &&
    isSet((row - 1) * raster.columns + column - 1)
  const next = links({ columns, rows }, set)
  const rings: Ring[] = []
  for (let at = 0; at < next.length; at++) {
    if (next[at]! < 0) continue
    const ring: HalfCells[] = []
    for (let vertex = at; next[vertex]! >= 0;) {
      ring.push(placeOf(vertex, columns))
      const after = next[vertex]!
      next[vertex] = -1
      vertex = after
    }
    const corners = ring.flatMap((place, index) =>
      cut(ring.at(index - 1)!, place, ring[(index + 1) % ring.length]!),
    )
    rings.push([...corners, corners[0]!].map((place) => toLonLat(raster, place)))
  }
  return rings
}

/**
 * From each vertex the next one. A vertex is the middle between two neighbouring cells: 2 × cell between it and the one
 * to its east, 2 × cell + 1 between it and the one to its south. −1: no outline there.
 */
function links(
  { columns, rows }: Pick<GridFrame, 'columns' | 'rows'>,
  set: (column: number, row: number) => boolean,
): Int32Array {
  const next = new Int32Array(2 * columns * rows).fill(-1)
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const cell = row * columns + column
      const [top, left] = [2 * cell, 2 * cell + 1]
      const [bottom, right] = [2 * (cell + columns), 2 * (cell + 1) + 1]
      const corners =
        (set(column, row) ? 8 : 0) +
        (set(column + 1, row) ? 4 : 0) +
        (set(column + 1, row + 1) ? 2 : 0) +
        (set(column, row + 1) ? 1 : 0)
      for (const [from, to] of SEGMENTS[corners]!) {
        const sides = [top, right, bottom, left] as const
        next[sides[from]] = sides[to]
      }
    }
  }
  return next
}

type Side = 0 | 1 | 2 | 3
const [T, R, B, L] = [0, 1, 2, 3] as const
/** By which corners are set (8 north-west, 4 north-east, 2 south-east, 1 south-west): from side to side, set ones to the left. */
const SEGMENTS: readonly (readonly (readonly [Side, Side])[])[] = [
  ...[[], [[B, L]], [[R, B]], [[R, L]]],
  ...[
    [[T, R]],
    [
      [T, L],
      [B, R],
    ],
    [[T, B]],
    [[T, L]],
  ],
  ...[
    [[L, T]],
    [[B, T]],
    [
      [R, T],
      [L, B],
    ],
    [[R, T]],
  ],
  ...[[[L, R]], [[B, R]], [[L, B]], []],
] as const satisfies readonly (readonly (readonly [Side, Side])[])[]

/** Less the cell that was put around the grid. */
function placeOf(vertex: number, columns: number): HalfCells {
  const cell = vertex >> 1
  const [x, y] = [2 * ((cell % columns) - 1), 2 * (Math.floor(cell / columns) - 1)]
  return vertex % 2 === 0 ? [x + 1, y] : [x, y + 1]
}

/** What stands in place of a corner: nothing in a straight line, else a place on either edge, a quarter of it away. */
function cut(before: HalfCells, corner: HalfCells, after: HalfCells): HalfCells[] {
  if (isStraight(before, corner, after)) return []
  const towards = ([x, y]: HalfCells): HalfCells => [(3 * corner[0] + x) / 4, (3 * corner[1] + y) / 4]
  return [towards(before), towards(after)]
}

const isStraight = (a: HalfCells, b: HalfCells, c: HalfCells): boolean =>
  (b[0] - a[0]) * (c[1] - b[1]) === (b[1] - a[1]) * (c[0] - b[0])

const toLonLat = ({ west, north, cellLonDeg, cellLatDeg }: GridFrame, [x, y]: HalfCells): LonLat => [
  rounded(west + ((x + 1) / 2) * cellLonDeg, 6),
  rounded(north - ((y + 1) / 2) * cellLatDeg, 6),
]
