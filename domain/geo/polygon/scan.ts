import { columnOf, rowOf, type Lattice } from '../lattice.ts'
import type { Area } from './area.ts'

/** What a scan finds, row by row from the south. Cells count row * columns + column. */
export interface CellVisitor {
  /** Cells `from` to before `to`, of one row, lie wholly inside. */
  inner(from: number, to: number): void
  /** An edge touches this cell: its points must be tested. `edges` are all that cross its row. */
  crossed(cell: number, edges: Uint32Array): void
}

/** 0.1 mm, in degrees: far above the error of the arithmetic here, far below a cell. */
const MARGIN_DEG = 1e-9

/**
 * Divides the cells of a lattice into those inside an area, those that an edge touches, and the rest. Only points of the
 * touched ones must be tested. A cell near an edge may be called touched without
 * being so (MARGIN_DEG): it costs a test and changes no answer.
 * O(edges × rows that each spans + cells of the area's box).
 */
export function scanCells(area: Area, lattice: Lattice, visitor: CellVisitor): void {
  const { west, south, columns, rows, cellLonDeg, cellLatDeg } = lattice
  const { box } = area
  if (box.east < west || box.west > west + columns * cellLonDeg) return
  if (box.north < south || box.south > south + rows * cellLatDeg) return
  const firstRow = rowOf(lattice, box.south - MARGIN_DEG)
  const lastRow = rowOf(lattice, box.north + MARGIN_DEG)
  const firstColumn = columnOf(lattice, box.west - MARGIN_DEG)
  const lastColumn = columnOf(lattice, box.east + MARGIN_DEG)
  const { start, order } = edgesByRow(area, lattice, firstRow, lastRow)
  const touched = new Uint8Array(columns)
  const crossings = new Float64Array(mostIn(start))
  for (let row = firstRow; row <= lastRow; row++) {
    const edges = order.subarray(start[row - firstRow]!, start[row - firstRow + 1]!)
    const bottom = south + row * cellLatDeg
    touched.fill(0, firstColumn, lastColumn + 1)
    for (let index = 0; index < edges.length; index++) touch(area, edges[index]!, lattice, bottom, touched)
    const count = crossingsAt(area, edges, bottom + cellLatDeg / 2, crossings)
    const sorted = crossings.subarray(0, count).sort()
    emitRow(lattice, row, firstColumn, lastColumn, edges, touched, sorted, visitor)
  }
}

/** For each row the edges whose latitudes meet it: those of row r stand from start[r] to before start[r + 1]. */
function edgesByRow({ edges, ay, by }: Area, lattice: Lattice, first: number, last: number) {
  const rows = new Uint16Array(2 * edges)
  const low = rows.subarray(0, edges)
  const high = rows.subarray(edges)
  const start = new Uint32Array(last - first + 2)
  for (let edge = 0; edge < edges; edge++) {
    low[edge] = rowOf(lattice, Math.min(ay[edge]!, by[edge]!) - MARGIN_DEG) - first
    high[edge] = rowOf(lattice, Math.max(ay[edge]!, by[edge]!) + MARGIN_DEG) - first
    for (let row = low[edge]!; row <= high[edge]!; row++) start[row + 1]! += 1
  }
  for (let row = 0; row + 1 < start.length; row++) start[row + 1]! += start[row]!
  const next = start.slice()
  const order = new Uint32Array(start.at(-1)!)
  for (let edge = 0; edge < edges; edge++) {
    for (let row = low[edge]!; row <= high[edge]!; row++) order[next[row]!++] = edge
  }
  return { start, order }
}

/** The most edges of a row. */
function mostIn(start: Uint32Array): number {
  let most = 0
  for (let row = 1; row < start.length; row++) most = Math.max(most, start[row]! - start[row - 1]!)
  return most
}

/** Marks the columns that an edge touches between `bottom` and the row's top. */
function touch(
  { ax, ay, bx, by }: Area,
  edge: number,
  lattice: Lattice,
  bottom: number,
  touched: Uint8Array,
): void {
  const x = ax[edge]!
  const y = ay[edge]!
  const top = bottom + lattice.cellLatDeg
  let low = x
  let high = bx[edge]!
  // Most edges of a fine outline lie within one row and need no clipping.
  if (y < bottom || y > top || by[edge]! < bottom || by[edge]! > top) {
    const dx = high - x
    const dy = by[edge]! - y
    low = dy === 0 ? x : x + dx * share(bottom - MARGIN_DEG - y, dy)
    high = dy === 0 ? high : x + dx * share(top + MARGIN_DEG - y, dy)
  }
  const from = Math.min(low, high) - MARGIN_DEG
  const to = Math.max(low, high) + MARGIN_DEG
  if (to < lattice.west || from > lattice.west + lattice.columns * lattice.cellLonDeg) return
  const last = columnOf(lattice, to)
  for (let column = columnOf(lattice, from); column <= last; column++) touched[column] = 1
}

/** Of a length, kept between nothing and all. */
const share = (part: number, whole: number): number => Math.max(0, Math.min(1, part / whole))

/** The longitudes at which edges cross a latitude. */
function crossingsAt(
  { ax, ay, bx, by }: Area,
  edges: Uint32Array,
  lat: number,
  crossings: Float64Array,
): number {
  let count = 0
  for (let index = 0; index < edges.length; index++) {
    const edge = edges[index]!
    const y1 = ay[edge]!
    const y2 = by[edge]!
    if (y1 > lat === y2 > lat) continue
    crossings[count++] = ax[edge]! + ((bx[edge]! - ax[edge]!) * (lat - y1)) / (y2 - y1)
  }
  return count
}

/** An untouched cell is inside when the crossings to its west are odd in number. */
function emitRow(
  { west, columns, cellLonDeg }: Lattice,
  row: number,
  first: number,
  last: number,
  edges: Uint32Array,
  touched: Uint8Array,
  crossings: Float64Array,
  visitor: CellVisitor,
): void {
  let passed = 0
  let runFrom = -1
  for (let column = first; column <= last; column++) {
    const centre = west + (column + 0.5) * cellLonDeg
    while (passed < crossings.length && crossings[passed]! < centre) passed += 1
    const cell = row * columns + column
    const inner = touched[column] === 0 && passed % 2 === 1
    if (inner && runFrom < 0) runFrom = cell
    if (!inner && runFrom >= 0) {
      visitor.inner(runFrom, cell)
      runFrom = -1
    }
    if (touched[column] === 1) visitor.crossed(cell, edges)
  }
  if (runFrom >= 0) visitor.inner(runFrom, row * columns + last + 1)
}
