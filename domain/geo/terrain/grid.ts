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
