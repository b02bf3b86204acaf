import type { GridFrame } from '../terrain/grid.ts'
import type { HandGrid } from './hand-grid.ts'

const METRES_PER_DEGREE = 111_195

/** Sides of a cell in the middle of a grid, metres. */
export function cellSizeM({ rows, north, cellLonDeg, cellLatDeg }: GridFrame) {
  const middle = north - (rows / 2) * cellLatDeg
  return {
    eastM: cellLonDeg * METRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180),
    southM: cellLatDeg * METRES_PER_DEGREE,
  }
}

/** The part of a grid within some metres of a cell, so that a flood costs its reach and not the county. */
export function windowAround(grid: GridFrame, centre: { column: number; row: number }, withinM: number) {
  const { eastM, southM } = cellSizeM(grid)
  const [across, down] = [Math.ceil(withinM / eastM), Math.ceil(withinM / southM)]
  const left = Math.max(0, centre.column - across)
  const top = Math.max(0, centre.row - down)
  const columns = Math.min(grid.columns, centre.column + across + 1) - left
  const rows = Math.min(grid.rows, centre.row + down + 1) - top
  const { cellLonDeg, cellLatDeg } = grid
  const west = grid.west + left * cellLonDeg
  const north = grid.north - top * cellLatDeg
  return { left, top, columns, rows, frame: { columns, rows, west, north, cellLonDeg, cellLatDeg } }
}

/** Depth of water on a part of a grid; metres, 0: dry. */
export interface Depths extends GridFrame {
  readonly metres: Float32Array
}

/** The smallest part that holds every wet cell; of a dry grid its first cell. O(cells). */
export function wetPart({ metres, ...frame }: Depths): Depths {
  let [left, top, right, bottom] = [frame.columns, frame.rows, -1, -1]
  for (let cell = 0; cell < metres.length; cell++) {
    if (metres[cell] === 0) continue
    const column = cell % frame.columns
    const row = Math.floor(cell / frame.columns)
    left = Math.min(left, column)
    right = Math.max(right, column)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row)
  }
  if (right < 0) [left, top, right, bottom] = [0, 0, 0, 0]
  const [columns, rows] = [right - left + 1, bottom - top + 1]
  const part = new Float32Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    const from = (row + top) * frame.columns + left
    part.set(metres.subarray(from, from + columns), row * columns)
  }
  const { west, north, cellLonDeg, cellLatDeg } = frame
  return {
    ...{ columns, rows, cellLonDeg, cellLatDeg, metres: part },
    ...{ west: west + left * cellLonDeg, north: north - top * cellLatDeg },
  }
}

/** A cell this low is of the river itself. */
const RIVER_HAND_M = 0.05

/** The river's cell nearest to a gauge; undefined: none within `withinM`. O(cells within). */
export function riverCellNear(
  hand: HandGrid,
  { lon, lat }: { readonly lon: number; readonly lat: number },
  withinM: number,
): { column: number; row: number } | undefined {
  const column = Math.floor((lon - hand.west) / hand.cellLonDeg)
  const row = Math.floor((hand.north - lat) / hand.cellLatDeg)
  const { eastM, southM } = cellSizeM(hand)
  const { left, top, columns, rows } = windowAround(hand, { column, row }, withinM)
  let best: { column: number; row: number } | undefined
  let nearest = withinM
  for (let y = top; y < top + rows; y++) {
    for (let x = left; x < left + columns; x++) {
      if (!(hand.metres[y * hand.columns + x]! <= RIVER_HAND_M)) continue
      const awayM = Math.hypot((x - column) * eastM, (y - row) * southM)
      if (awayM > nearest || (best && awayM === nearest)) continue
      nearest = awayM
      best = { column: x, row: y }
    }
  }
  return best
}
