import { cellOf, type Lattice } from './lattice.ts'

/** Points sorted by the cell that they lie in. */
export interface CellPoints {
  readonly count: number
  /** The points of cell c stand from start[c] to before start[c + 1]. */
  readonly start: Uint32Array
  /** Which point as it was given stands at each place. */
  readonly order: Uint32Array
  /** Degrees, in sorted order. */
  readonly lon: Float64Array
  readonly lat: Float64Array
}

/** Counting sort, O(points + cells). The lattice must cover all points. */
export function sortByCell(lattice: Lattice, lons: ArrayLike<number>, lats: ArrayLike<number>): CellPoints {
  const cells = Uint32Array.from(lons, (lon, index) => cellOf(lattice, lon, lats[index]!))
  const { start, order } = orderByCell(lattice.columns * lattice.rows, cells)
  return {
    count: order.length,
    start,
    order,
    lon: Float64Array.from(order, (index) => lons[index]!),
    lat: Float64Array.from(order, (index) => lats[index]!),
  }
}

/** Stable: things of one cell keep their order. */
export function orderByCell(
  cellCount: number,
  cells: ArrayLike<number>,
): Pick<CellPoints, 'start' | 'order'> {
  const start = new Uint32Array(cellCount + 1)
  for (let index = 0; index < cells.length; index++) start[cells[index]! + 1]! += 1
  for (let cell = 0; cell < cellCount; cell++) start[cell + 1]! += start[cell]!
  const next = start.slice()
  const order = new Uint32Array(cells.length)
  for (let index = 0; index < cells.length; index++) order[next[cells[index]!]!++] = index
  return { start, order }
}
