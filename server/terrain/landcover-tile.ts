import type { GeoRaster } from '../../domain/geo/terrain/grid.ts'
import { LANDCOVER, LANDCOVER_COLOURS } from '../../domain/geo/terrain/landcover.ts'
import { TILE_PIXELS } from './height-tile.ts'
import { pngOf } from './png.ts'
import { latAt, lonAt, type TileId } from './tile.ts'

/** What grows or stands on each cell, as a class of the pack's landcover. */
export interface LandcoverGrid extends GeoRaster {
  readonly classes: Uint8Array
}

export type LandcoverTheme = keyof typeof LANDCOVER_COLOURS

/** The classes of a tile as a picture of 256 x 256, in the quiet colours of a theme; the nearest cell wins. */
export async function landcoverTile(
  grid: LandcoverGrid,
  tile: TileId,
  theme: LandcoverTheme,
): Promise<Buffer> {
  const pixels = new Uint8Array(TILE_PIXELS * TILE_PIXELS * 4)
  const columnOf = (lon: number) => Math.floor((lon - grid.west) / grid.cellLonDeg)
  const columns = Int32Array.from({ length: TILE_PIXELS }, (_, at) =>
    columnOf(lonAt(tile, (at + 0.5) / TILE_PIXELS)),
  )
  for (let y = 0; y < TILE_PIXELS; y += 1) {
    const row = Math.floor((grid.north - latAt(tile, (y + 0.5) / TILE_PIXELS)) / grid.cellLatDeg)
    if (row < 0 || row >= grid.rows) continue
    for (let x = 0; x < TILE_PIXELS; x += 1) {
      const column = columns[x] ?? -1
      if (column < 0 || column >= grid.columns) continue
      // Class 0 is nothing, and drawn as nothing.
      const cover = LANDCOVER[(grid.classes[row * grid.columns + column] ?? 0) - 1]
      if (cover === undefined) continue
      const colour = LANDCOVER_COLOURS[theme][cover]
      pixels.set([colour >> 16, (colour >> 8) & 255, colour & 255, 255], (y * TILE_PIXELS + x) * 4)
    }
  }
  return pngOf(pixels, TILE_PIXELS, 4)
}
