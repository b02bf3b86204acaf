import { CellHeap } from './cell-heap.ts'
import { onEdge, STEPS, type Raster } from './grid.ts'

export interface Flood {
  /** Every height raised to the lowest level at which water leaves the raster, in the unit of the input; NaN: no height. */
  readonly filled: Float32Array
  /** Cells in the order the flood reached them: whatever a cell drains to stands before it. */
  readonly order: Int32Array
  /** The cell from which the flood reached each cell; -1 where water leaves the raster, and where there is no height. */
  readonly parent: Int32Array
}

/**
 * Fills the hollows of a surface by flooding it from its edges inward, lowest first. Cells of `noHeight` are no part of
 * the surface: water leaves it there as at the edge.
 *
 * Source: R. Barnes, C. Lehman, D. Mulla, "Priority-flood: an optimal depression-filling and watershed-labeling
 * algorithm for digital elevation models", Computers & Geosciences 62 (2014), algorithm 2 (a plain queue inside hollows).
 */
export function priorityFlood(raster: Raster, heights: ArrayLike<number>, noHeight = Number.NaN): Flood {
  const { columns, rows } = raster
  const cells = columns * rows
  const filled = Float32Array.from(heights)
  const order = new Int32Array(cells)
  const parent = new Int32Array(cells).fill(-1)
  const seen = new Uint8Array(cells)
  for (let cell = 0; cell < cells; cell += 1) {
    if (heights[cell] !== noHeight) continue
    filled[cell] = Number.NaN
    seen[cell] = 1
  }
  const heap = new CellHeap(4 * (columns + rows))
  for (const cell of outlets(raster, heights, noHeight)) {
    seen[cell] = 1
    heap.push(cell, filled[cell] as number)
  }
  const hollow = new Int32Array(cells)
  let [hollowFrom, hollowTo, reached] = [0, 0, 0]
  while (heap.size > 0 || hollowFrom < hollowTo) {
    const cell = hollowFrom < hollowTo ? (hollow[hollowFrom++] as number) : heap.pop()
    order[reached++] = cell
    const level = filled[cell] as number
    const [column, row] = [cell % columns, Math.floor(cell / columns)]
    for (let step = 0; step < 8; step += 1) {
      const [east, south] = STEPS[step] as readonly [number, number]
      const [c, r] = [column + east, row + south]
      if (c < 0 || r < 0 || c >= columns || r >= rows) continue
      const next = r * columns + c
      if (seen[next] === 1) continue
      seen[next] = 1
      parent[next] = cell
      if ((filled[next] as number) <= level) {
        filled[next] = level
        hollow[hollowTo++] = next
      } else heap.push(next, filled[next] as number)
    }
  }
  return { filled, order: order.subarray(0, reached), parent }
}

function* outlets(raster: Raster, heights: ArrayLike<number>, noHeight: number): Generator<number> {
  const { columns, rows } = raster
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const cell = row * columns + column
      if (heights[cell] === noHeight) continue
      const edge = onEdge(raster, column, row)
      if (edge || STEPS.some(([east, south]) => heights[cell + south * columns + east] === noHeight))
        yield cell
    }
  }
}
