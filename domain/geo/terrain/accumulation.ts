import type { Downstream } from './flow-directions.ts'

/**
 * How many cells drain through each cell, itself counted.
 * @param order every cell after the one it drains to, as a flood gives it
 */
export function accumulation(downstream: Downstream, order: Int32Array): Int32Array {
  const cells = new Int32Array(downstream.length)
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const cell = order[at] as number
    cells[cell] = (cells[cell] as number) + 1
    const to = downstream[cell] as number
    if (to >= 0) cells[to] = (cells[to] as number) + (cells[cell] as number)
  }
  return cells
}
