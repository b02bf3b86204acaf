/**
 * Heights on a grid of longitude and latitude, WGS-84. Cell (column c, row r) is element `r * columns + c`, row by row
 * from the north-west, and CENTRED at `west + (c + 0.5) * cellLonDeg`, `north - (r + 0.5) * cellLatDeg`.
 */
export interface HeightGrid {
  readonly columns: number
  readonly rows: number
  /** The outer edges, degrees. */
  readonly west: number
  readonly north: number
  readonly cellLonDeg: number
  readonly cellLatDeg: number
  /** Height above sea level; -32768: not known. */
  readonly decimetres: Int16Array
}
