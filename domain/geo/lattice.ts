import type { Box } from './polygon/geometry.ts'

/** A grid of cells laid over a county to sort things by place. Rows count from the south. Degrees. */
export interface Lattice {
  readonly west: number
  readonly south: number
  readonly columns: number
  readonly rows: number
  readonly cellLonDeg: number
  readonly cellLatDeg: number
}

const METRES_PER_DEGREE = 111_195

/** A lattice of nearly square cells that covers the box. @param cellM the length of a cell's side, metres */
export function latticeOver({ west, south, east, north }: Box, cellM: number): Lattice {
  const cellLatDeg = cellM / METRES_PER_DEGREE
  const cellLonDeg = cellLatDeg / Math.cos((((south + north) / 2) * Math.PI) / 180)
  const columns = Math.max(1, Math.ceil((east - west) / cellLonDeg))
  const rows = Math.max(1, Math.ceil((north - south) / cellLatDeg))
  return { west, south, columns, rows, cellLonDeg, cellLatDeg }
}

/** The column of a longitude; those beyond the lattice give its first or last column. */
export const columnOf = ({ west, columns, cellLonDeg }: Lattice, lon: number): number =>
  Math.max(0, Math.min(columns - 1, Math.floor((lon - west) / cellLonDeg)))

export const rowOf = ({ south, rows, cellLatDeg }: Lattice, lat: number): number =>
  Math.max(0, Math.min(rows - 1, Math.floor((lat - south) / cellLatDeg)))

export const cellOf = (lattice: Lattice, lon: number, lat: number): number =>
  rowOf(lattice, lat) * lattice.columns + columnOf(lattice, lon)

/** The smallest box around all positions given; undefined: there were none. */
export function boxAround(positions: Iterable<readonly [lon: number, lat: number]>): Box | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon)
    south = Math.min(south, lat)
    east = Math.max(east, lon)
    north = Math.max(north, lat)
  }
  return west <= east ? { west, south, east, north } : undefined
}
