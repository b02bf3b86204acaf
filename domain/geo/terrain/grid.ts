/** A raster's shape: cell (column c, row r) has index r * columns + c, row by row from the north-west. */
export interface Raster {
  readonly columns: number
  readonly rows: number
}

/** Where a raster lies: cell (c, r) is centred at west + (c + .5) * cellLonDeg, north - (r + .5) * cellLatDeg; degrees WGS-84. */
export interface GeoRaster extends Raster {
  readonly west: number
  readonly north: number
  readonly cellLonDeg: number
  readonly cellLatDeg: number
}

/** The same, as the map calls it. */
export type GridFrame = GeoRaster

/** Heights above sea level in decimetres; `NO_HEIGHT` where there is none. */
export interface HeightGrid extends GeoRaster {
  readonly decimetres: Int16Array
}

export const NO_HEIGHT = -32_768

/** Metres between the centres of neighbouring cells, to the east and to the south. */
export interface Spacing {
  readonly eastM: number
  readonly southM: number
}

/** The eight neighbours, clockwise from east, as steps of column and row. */
export const STEPS: readonly (readonly [number, number])[] = [
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
]

/** Whether a cell lies on the raster's edge, where water leaves it. */
export const onEdge = ({ columns, rows }: Raster, column: number, row: number): boolean =>
  column === 0 || row === 0 || column === columns - 1 || row === rows - 1
