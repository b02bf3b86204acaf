import type { GeoRaster } from '../terrain/grid.ts'
import type { HandGrid } from './hand-grid.ts'

const METRES_PER_DEGREE = 111_195

/** Sides of a cell in the middle of a grid, metres. */
export function cellSizeM({ rows, north, cellLonDeg, cellLatDeg }: GeoRaster) {
  const middle = north - (rows / 2) * cellLatDeg
  return {
    eastM: cellLonDeg * METRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180),
    southM: cellLatDeg * METRES_PER_DEGREE,
  }
}

/** The part of a grid within some metres of a cell, so that a flood costs its reach and not the county. */
export function windowAround(grid: GeoRaster, centre: { column: number; row: number }, withinM: number) {
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
