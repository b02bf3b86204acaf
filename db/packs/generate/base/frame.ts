import type { GeoRaster, Spacing } from '../../../../domain/geo/terrain/grid.ts'

export type LonLat = readonly [number, number]

/** Metres a degree at the county's latitude; fixed numbers, so that no engine's cosine decides. */
export const LON_M = 96_580
export const LAT_M = 110_870

/** The demo county's grid; `scale` 1 has cells of 30 m, 8 has cells of 240 m on the same ground. */
export interface Frame extends GeoRaster, Spacing {
  readonly scale: number
  readonly cells: number
  /** Metres between neighbouring cells, either way. */
  readonly cellM: number
}

const [WEST, NORTH] = [110.17, 30.064]
/** Multiples of 16, so that coarser grids cover the same ground. */
const [COLUMNS, ROWS] = [1936, 1776]

export function frame(scale: number): Frame {
  const [columns, rows] = [COLUMNS / scale, ROWS / scale]
  const [cellLonDeg, cellLatDeg] = [0.000_31 * scale, 0.000_27 * scale]
  return {
    scale,
    columns,
    rows,
    cells: columns * rows,
    west: WEST,
    north: NORTH,
    cellLonDeg,
    cellLatDeg,
    eastM: cellLonDeg * LON_M,
    southM: cellLatDeg * LAT_M,
    cellM: 29.94 * scale,
  }
}

export const lonOf = (f: Frame, column: number) => f.west + (column + 0.5) * f.cellLonDeg
export const latOf = (f: Frame, row: number) => f.north - (row + 0.5) * f.cellLatDeg

/** The cell that holds a place; the nearest one when it lies outside. */
export function cellAt(f: Frame, [lon, lat]: LonLat): number {
  const column = Math.min(f.columns - 1, Math.max(0, Math.floor((lon - f.west) / f.cellLonDeg)))
  const row = Math.min(f.rows - 1, Math.max(0, Math.floor((f.north - lat) / f.cellLatDeg)))
  return row * f.columns + column
}

/** Five decimals, about 1 m. */
export const degrees = (value: number) => Math.round(value * 100_000) / 100_000

export function metresBetween([aLon, aLat]: LonLat, [bLon, bLat]: LonLat): number {
  const [east, north] = [(bLon - aLon) * LON_M, (bLat - aLat) * LAT_M]
  return Math.sqrt(east * east + north * north)
}
