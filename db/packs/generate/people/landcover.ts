import { octaves } from '../base/noise.ts'
import type { Random } from '../base/random.ts'
import type { Terrain } from '../water/terrain.ts'

export const LANDCOVER = {
  forest: 1,
  shrub: 2,
  grass: 3,
  paddy: 4,
  dryland: 5,
  built: 6,
  water: 7,
  bare: 8,
} as const

/** What grows or stands on each cell, from height, slope, nearness to water and to people. */
export function landcover(
  ground: Terrain,
  water: Uint8Array,
  houses: Uint16Array,
  chance: Random,
): Uint8Array {
  const { frame, slope, handM, decimetres } = ground
  const patches = octaves(chance.next(), 4)
  const lived = spread(houses, frame.columns, Math.max(2, Math.round(18 / frame.scale)))
  const cover = new Uint8Array(frame.cells)
  for (let cell = 0; cell < frame.cells; cell += 1) {
    const [x, y] = [(cell % frame.columns) * frame.cellM, Math.floor(cell / frame.columns) * frame.cellM]
    const patch = patches(x / 900, y / 900)
    const [steep, hand, high] = [
      slope[cell] as number,
      handM[cell] as number,
      (decimetres[cell] as number) / 10,
    ]
    const people = lived[cell] as number
    cover[cell] =
      water[cell] === 1
        ? LANDCOVER.water
        : (houses[cell] as number) > 0
          ? LANDCOVER.built
          : steep > 1.15
            ? LANDCOVER.bare
            : steep < 0.07 && hand < 14 && high < 900 && patch > -0.55
              ? LANDCOVER.paddy
              : steep < 0.28 && people > 0.02 && people + 0.5 * patch > 0.25
                ? LANDCOVER.dryland
                : high > 1750 + 220 * patch
                  ? LANDCOVER.grass
                  : patch > 0.62 || (steep < 0.3 && patch > 0.35)
                    ? LANDCOVER.shrub
                    : LANDCOVER.forest
  }
  return cover
}

/** How many houses stand around each cell: a box of `reach` cells each way, blurred once along rows and once along columns. */
function spread(houses: Uint16Array, columns: number, reach: number): Float32Array {
  const blur = (values: ArrayLike<number>, step: number) => {
    const out = new Float32Array(values.length)
    const width = 2 * reach + 1
    for (let start = 0; start < values.length; start += 1) {
      if (step === 1 ? start % columns !== 0 : start >= columns) continue
      const count = step === 1 ? columns : values.length / columns
      let sum = 0
      for (let i = -reach; i < count; i += 1) {
        if (i + reach < count) sum += values[start + (i + reach) * step] as number
        if (i - reach - 1 >= 0) sum -= values[start + (i - reach - 1) * step] as number
        if (i >= 0) out[start + i * step] = sum / width
      }
    }
    return out
  }
  return blur(blur(houses, 1), columns)
}
