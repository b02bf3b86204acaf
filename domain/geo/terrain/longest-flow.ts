import type { Downstream } from './flow-directions.ts'
import type { Raster, Spacing } from './grid.ts'

export interface LongestFlow {
  /** Metres of the longest way that water takes to each cell; 0 where none comes. */
  readonly lengthM: Float32Array
  /** The cell at which that way begins. */
  readonly source: Int32Array
}

/**
 * The longest way of water to every cell, along the flow directions: what a catchment's time of concentration is
 * reckoned from.
 * @param order every cell after the one it drains to, as a flood gives it
 */
export function longestFlow(
  { columns }: Raster,
  downstream: Downstream,
  order: Int32Array,
  { eastM, southM }: Spacing,
): LongestFlow {
  const lengthM = new Float32Array(downstream.length)
  const source = Int32Array.from(downstream, (_, cell) => cell)
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const cell = order[at] as number
    const to = downstream[cell] as number
    if (to < 0) continue
    const [east, south] = [
      (to % columns) - (cell % columns),
      Math.floor(to / columns) - Math.floor(cell / columns),
    ]
    const length = (lengthM[cell] as number) + Math.hypot(east * eastM, south * southM)
    if (length <= (lengthM[to] as number)) continue
    lengthM[to] = length
    source[to] = source[cell] as number
  }
  return { lengthM, source }
}
