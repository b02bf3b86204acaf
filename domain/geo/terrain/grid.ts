/** Where the cells of a grid lie. Cell (column, row) is centred at west + (column + 0.5) * cellLonDeg, north - (row + 0.5) * cellLatDeg. */
export interface GridFrame {
  readonly columns: number
  readonly rows: number
  /** Degrees, WGS-84: the outer edges of the first column and the first row. */
  readonly west: number
  readonly north: number
  readonly cellLonDeg: number
  readonly cellLatDeg: number
}

/** Heights above sea level, row by row from the north-west. */
export interface HeightGrid extends GridFrame {
  /** Decimetres; NO_HEIGHT where nothing is known. */
  readonly decimetres: Int16Array
}

export const NO_HEIGHT = -32_768
