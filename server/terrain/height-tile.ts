import { levelFor } from './pyramid.ts'
import { pngOf } from './png.ts'
import { sampleHeights } from './sample.ts'
import type { HeightGrid } from '../../domain/geo/terrain/grid.ts'
import type { TileId } from './tile.ts'

export const TILE_PIXELS = 256

/**
 * Heights as a picture of 256 x 256 for MapLibre's `raster-dem`, encoding `terrarium`:
 * metres = red * 256 + green + blue / 256 - 32768 (source: Mapzen, Terrain Tiles formats).
 */
export async function heightTile(levels: readonly HeightGrid[], tile: TileId): Promise<Buffer> {
  const grid = levelFor(levels, 360 / 2 ** tile.z / TILE_PIXELS)
  return pngOf(terrarium(sampleHeights(grid, tile, { size: TILE_PIXELS })), TILE_PIXELS, 3)
}

export function terrarium(metres: Float32Array): Uint8Array {
  const pixels = new Uint8Array(metres.length * 3)
  metres.forEach((height, at) => {
    const value = Math.round((height + 32_768) * 256)
    pixels[at * 3] = value >> 16
    pixels[at * 3 + 1] = value >> 8
    pixels[at * 3 + 2] = value
  })
  return pixels
}
