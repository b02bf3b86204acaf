import type { GeoRaster } from '../../domain/geo/terrain/grid.ts'
import { TILE_PIXELS } from './height-tile.ts'
import { pngOf } from './png.ts'
import { latAt, lonAt, type TileId } from './tile.ts'

/** What grows or stands on each cell, as a class of the pack's landcover. */
export interface LandcoverGrid extends GeoRaster {
  readonly classes: Uint8Array
}

/**
 * Red, green, blue of each class, from 1: forest, shrub, grass, paddy, dry land, built, water, bare. Class 0 is nothing,
 * and drawn as nothing.
 */
const COLOURS = {
  dark: [0x12261f, 0x172a21, 0x1c2d22, 0x18302c, 0x25291f, 0x33363d, 0x14405f, 0x2b2b2b],
  light: [0xc9dcbc, 0xd7e4c5, 0xe3ebcf, 0xd8e8cf, 0xf0e9cf, 0xe2dcd6, 0xa9cce8, 0xe6e1da],
} as const
export type LandcoverTheme = keyof typeof COLOURS

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
      const colour = COLOURS[theme][(grid.classes[row * grid.columns + column] ?? 0) - 1]
      if (colour === undefined) continue
      pixels.set([colour >> 16, (colour >> 8) & 255, colour & 255, 255], (y * TILE_PIXELS + x) * 4)
    }
  }
  return pngOf(pixels, TILE_PIXELS, 4)
}
