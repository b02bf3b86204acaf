import { scramble } from './random.ts'

/** A smooth random surface: from about -1 to 1 at any place, x and y in units of its own wavelength. */
export type Noise = (x: number, y: number) => number

// Unit vectors at 30° steps, offset so that none lies along an axis; written out because Math.cos may differ between engines.
const DIRECTIONS: readonly (readonly [number, number])[] = [
  [0.966, 0.259],
  [Math.SQRT1_2, Math.SQRT1_2],
  [0.259, 0.966],
  [-0.259, 0.966],
  [-Math.SQRT1_2, Math.SQRT1_2],
  [-0.966, 0.259],
  [-0.966, -0.259],
  [-Math.SQRT1_2, -Math.SQRT1_2],
  [-0.259, -0.966],
  [0.259, -0.966],
  [Math.SQRT1_2, -Math.SQRT1_2],
  [0.966, -0.259],
]

const fade = (t: number) => t * t * t * (t * (t * 6 - 15) + 10)

/** Gradient noise (K. Perlin, "Improving noise", 2002) with + - * and integer hashing only. */
export function noise(seed: number): Noise {
  const corner = (cx: number, cy: number, dx: number, dy: number) => {
    const hash = scramble(seed ^ Math.imul(cx, 0x27d4_eb2d) ^ Math.imul(cy, 0x1656_67b1))
    const [gx, gy] = DIRECTIONS[hash % 12] as readonly [number, number]
    return gx * dx + gy * dy
  }
  return (x, y) => {
    const [cx, cy] = [Math.floor(x), Math.floor(y)]
    const [dx, dy] = [x - cx, y - cy]
    const [sx, sy] = [fade(dx), fade(dy)]
    const north = corner(cx, cy, dx, dy) * (1 - sx) + corner(cx + 1, cy, dx - 1, dy) * sx
    const south = corner(cx, cy + 1, dx, dy - 1) * (1 - sx) + corner(cx + 1, cy + 1, dx - 1, dy - 1) * sx
    return (north * (1 - sy) + south * sy) * 1.5
  }
}

/** Noise of several wavelengths, each half as long and half as high as the one before. */
export function octaves(seed: number, count: number): Noise {
  const layers = Array.from({ length: count }, (_, layer) => noise(scramble(seed + layer)))
  return (x, y) => layers.reduce((sum, layer, i) => sum + layer(x * (1 << i), y * (1 << i)) / (1 << i), 0)
}
