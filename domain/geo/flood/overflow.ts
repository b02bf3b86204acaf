import { STEPS, type Raster } from '../terrain/grid.ts'

/**
 * Dries the cells of a bed that lie farther than some cells, over the bed, from ground under water: there the river runs
 * within its banks. More wet ground never keeps less of the bed. O(cells).
 * @param metres depth of water of each cell, 0: dry; altered in place
 * @param bed 1: a cell of the bed
 */
export function keepOverflowed(
  { columns, rows }: Raster,
  metres: Float32Array,
  bed: Uint8Array,
  withinCells: number,
): void {
  const kept = new Uint8Array(metres.length)
  let edge: number[] = []
  for (let cell = 0; cell < metres.length; cell++) {
    if (bed[cell] === 0 && metres[cell]! > 0) edge.push(cell)
  }
  for (let step = 0; step < withinCells && edge.length > 0; step++) {
    const next: number[] = []
    for (const cell of edge) {
      const [column, row] = [cell % columns, Math.floor(cell / columns)]
      for (const [dx, dy] of STEPS) {
        const [x, y] = [column + dx, row + dy]
        if (x < 0 || y < 0 || x >= columns || y >= rows) continue
        const beside = y * columns + x
        if (bed[beside] === 0 || kept[beside] === 1 || metres[beside] === 0) continue
        kept[beside] = 1
        next.push(beside)
      }
    }
    edge = next
  }
  for (let cell = 0; cell < metres.length; cell++) {
    if (bed[cell] === 1 && kept[cell] === 0) metres[cell] = 0
  }
}
