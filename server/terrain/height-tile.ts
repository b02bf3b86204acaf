import { levelFor } from './pyramid.ts'
import { pngOf } from './png.ts'
import { sampleHeights } from './sample.ts'
import type { HeightGrid } from '../../domain/geo/terrain/grid.ts'
import { latAt, type TileId } from './tile.ts'

export const TILE_PIXELS = 256

/** A step of height is so many times smaller than a pixel is wide: a slope is wrong by a quarter of a degree at most. */
const STEPS_PER_PIXEL = 128
const EARTH_ROUND_M = 40_075_017

/**
 * Heights as a picture of 256 x 256 for MapLibre's `raster-dem`, encoding `terrarium`:
 * metres = red * 256 + green + blue / 256 - 32768 (source: Mapzen, Terrain Tiles formats). From afar they
 * are rounded more coarsely, which nobody sees and which halves the bytes.
 */
export async function heightTile(levels: readonly HeightGrid[], tile: TileId): Promise<Buffer> {
  const grid = levelFor(levels, 360 / 2 ** tile.z / TILE_PIXELS)
  const pixelM = (EARTH_ROUND_M * Math.cos((latAt(tile, 0.5) * Math.PI) / 180)) / 2 ** tile.z / TILE_PIXELS
  const stepM = 2 ** Math.floor(Math.log2(pixelM / STEPS_PER_PIXEL))
  return pngOf(terrarium(sampleHeights(grid, tile, { size: TILE_PIXELS }), stepM), TILE_PIXELS, 3)
}

/** @param stepM heights are rounded to its multiples; a power of two, at least 1/256 */
export function terrarium(metres: Float32Array, stepM: number): Uint8Array {
  const step = Math.max(1, stepM * 256)
  const pixels = new Uint8Array(metres.length * 3)
  metres.forEach((height, at) => {
    const value = Math.round(((height + 32_768) * 256) / step) * step
    pixels[at * 3] = value >> 16
    pixels[at * 3 + 1] = value >> 8
    pixels[at * 3 + 2] = value
  })
  return pixels
}
