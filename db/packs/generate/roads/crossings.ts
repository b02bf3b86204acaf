import { STEPS } from '../../../../domain/geo/terrain/grid.ts'
import type { Frame } from '../base/frame.ts'
import type { Spot } from '../base/line.ts'

/** For each cell a bit a step (STEPS) that crosses a river line. */
export function crossingSteps(f: Frame, lines: readonly (readonly Spot[])[]): Uint8Array {
  const mask = new Uint8Array(f.cells)
  for (const spots of lines) {
    spots.slice(1).forEach((to, i) => {
      const from = spots[i] as Spot
      const [west, east] = [Math.floor(Math.min(from[0], to[0])) - 1, Math.ceil(Math.max(from[0], to[0])) + 1]
      const [north, south] = [
        Math.floor(Math.min(from[1], to[1])) - 1,
        Math.ceil(Math.max(from[1], to[1])) + 1,
      ]
      for (let row = Math.max(0, north); row <= Math.min(f.rows - 1, south); row += 1)
        for (let column = Math.max(0, west); column <= Math.min(f.columns - 1, east); column += 1)
          STEPS.forEach(([dx, dy], step) => {
            if (crossing([column, row], [column + dx, row + dy], from, to)) {
              const cell = row * f.columns + column
              mask[cell] = (mask[cell] as number) | (1 << step)
            }
          })
    })
  }
  return mask
}

const side = (a: Spot, b: Spot, p: Spot) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])

/** Where two segments cross; undefined when they do not. A point on a line counts as one side of it, so no crossing is counted twice. */
export function crossing(a: Spot, b: Spot, c: Spot, d: Spot): Spot | undefined {
  const [ca, cb] = [side(c, d, a), side(c, d, b)]
  if (ca >= 0 === cb >= 0) return undefined
  if (side(a, b, c) >= 0 === side(a, b, d) >= 0) return undefined
  const along = ca / (ca - cb)
  return [a[0] + (b[0] - a[0]) * along, a[1] + (b[1] - a[1]) * along]
}
