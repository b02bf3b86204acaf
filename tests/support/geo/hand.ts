import type { HandGrid } from '../../../domain/geo/flood/hand-grid.ts'
import { NORTH, SOUTH, WEST } from './county-size.ts'

const CELL_DEG = 0.0003
const COLUMNS = 1_000
const ROWS = Math.round((NORTH - SOUTH) / CELL_DEG)

/** A valley from north to south along a winding river; its sides rise 3 m on every 100 m. */
export function handGrid(): HandGrid {
  const metres = new Float32Array(COLUMNS * ROWS)
  const bed = new Uint8Array(COLUMNS * ROWS)
  for (let row = 0; row < ROWS; row++) {
    const river = Math.round(667 + 10 * Math.sin(row / 60))
    bed[row * COLUMNS + river] = 1
    for (let column = 0; column < COLUMNS; column++) {
      metres[row * COLUMNS + column] = Math.abs(column - river) * 0.9
    }
  }
  return {
    ...{ columns: COLUMNS, rows: ROWS, west: WEST, north: NORTH },
    ...{ cellLonDeg: CELL_DEG, cellLatDeg: CELL_DEG, metres, bed },
  }
}
