import { columnOf, rowOf, type Lattice } from '../lattice.ts'
import type { Area } from './area.ts'

/** What a scan finds, row by row from the south. Cells count row * columns + column. */
export interface CellVisitor {
  /** Cells `from` to before `to`, of one row, lie wholly inside. */
  inner(from: number, to: number): void
  /** An edge touches this cell. `edges`, the first `count` of them, are all that cross its row: test with containsAmong. */
  crossed(cell: number, edges: Uint32Array, count: number): void
}

/** 0.1 mm, in degrees: far above the error of the arithmetic here, far below a cell. */
const MARGIN_DEG = 1e-9

/**
 * Divides the cells of a lattice into those inside an area, those that an edge touches, and the rest. Only points of the
 * touched ones must be tested, each against the edges of its row. A cell near an edge may be called touched without
 * being so (MARGIN_DEG): it costs a test and changes no answer.
 * O(edges × rows that each spans + touched cells + columns × rows that the area spans).
 */
export function scanCells(area: Area, lattice: Lattice, visitor: CellVisitor): void {
  const { west, south, columns, rows, cellLonDeg, cellLatDeg } = lattice
  const { box } = area
  if (box.east < west || box.west > west + columns * cellLonDeg) return
  if (box.north < south || box.south > south + rows * cellLatDeg) return
  const firstRow = rowOf(lattice, box.south - MARGIN_DEG)
  const byRow = edgesByRow(area, lattice, firstRow, rowOf(lattice, box.north + MARGIN_DEG))
  const touched = new Uint8Array(columns)
  const crossings = new Float64Array(area.edges)
  for (let row = firstRow; row < firstRow + byRow.length; row++) {
    const edges = byRow[row - firstRow]!
    const bottom = south + row * cellLatDeg
    touched.fill(0)
    for (const edge of edges) touch(area, edge, lattice, bottom, touched)
    const count = crossingsAt(area, edges, bottom + cellLatDeg / 2, crossings)
    emitRow(lattice, row, edges, touched, crossings.subarray(0, count).sort(), visitor)
  }
}

function edgesByRow({ edges, ay, by }: Area, lattice: Lattice, first: number, last: number): Uint32Array[] {
  const lists: number[][] = Array.from({ length: last - first + 1 }, () => [])
  for (let edge = 0; edge < edges; edge++) {
    const from = rowOf(lattice, Math.min(ay[edge]!, by[edge]!) - MARGIN_DEG)
    const to = rowOf(lattice, Math.max(ay[edge]!, by[edge]!) + MARGIN_DEG)
    for (let row = from; row <= to; row++) lists[row - first]!.push(edge)
  }
  return lists.map((list) => Uint32Array.from(list))
}

/** Marks the columns that an edge touches between `bottom` and the row's top. */
function touch(
  { ax, ay, bx, by }: Area,
  edge: number,
  lattice: Lattice,
  bottom: number,
  touched: Uint8Array,
): void {
  const [x, y] = [ax[edge]!, ay[edge]!]
  const [dx, dy] = [bx[edge]! - x, by[edge]! - y]
  const at = (lat: number) => x + dx * Math.max(0, Math.min(1, (lat - y) / dy))
  const low = dy === 0 ? x : at(bottom - MARGIN_DEG)
  const high = dy === 0 ? x + dx : at(bottom + lattice.cellLatDeg + MARGIN_DEG)
  const from = Math.min(low, high) - MARGIN_DEG
  const to = Math.max(low, high) + MARGIN_DEG
  if (to < lattice.west || from > lattice.west + lattice.columns * lattice.cellLonDeg) return
  touched.fill(1, columnOf(lattice, from), columnOf(lattice, to) + 1)
}

/** The longitudes at which edges cross a latitude. */
function crossingsAt(
  { ax, ay, bx, by }: Area,
  edges: Uint32Array,
  lat: number,
  crossings: Float64Array,
): number {
  let count = 0
  for (const edge of edges) {
    const [y1, y2] = [ay[edge]!, by[edge]!]
    if (y1 > lat === y2 > lat) continue
    crossings[count++] = ax[edge]! + ((bx[edge]! - ax[edge]!) * (lat - y1)) / (y2 - y1)
  }
  return count
}

/** An untouched cell is inside when the crossings to its west are odd in number. */
function emitRow(
  { west, columns, cellLonDeg }: Lattice,
  row: number,
  edges: Uint32Array,
  touched: Uint8Array,
  crossings: Float64Array,
  visitor: CellVisitor,
): void {
  let passed = 0
  let runFrom = -1
  for (let column = 0; column < columns; column++) {
    const centre = west + (column + 0.5) * cellLonDeg
    while (passed < crossings.length && crossings[passed]! < centre) passed += 1
    const cell = row * columns + column
    const inner = touched[column] === 0 && passed % 2 === 1
    if (inner && runFrom < 0) runFrom = cell
    if (!inner && runFrom >= 0) {
      visitor.inner(runFrom, cell)
      runFrom = -1
    }
    if (touched[column] === 1) visitor.crossed(cell, edges, edges.length)
  }
  if (runFrom >= 0) visitor.inner(runFrom, (row + 1) * columns)
}
