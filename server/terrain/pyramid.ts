import { NO_HEIGHT, type GeoRaster, type HeightGrid } from '../../domain/geo/terrain/grid.ts'

/** A pyramid ends at a grid this small. */
const SMALLEST = 64

/** The grid, and again and again the mean of two by two of its cells: what is drawn from afar is not read cell by cell. */
export function pyramidOf(grid: HeightGrid): HeightGrid[] {
  const levels = [grid]
  let last = grid
  while (Math.min(last.columns, last.rows) >= 2 * SMALLEST) {
    last = halved(last)
    levels.push(last)
  }
  return levels
}

/** The coarsest level whose cells are no larger than a pixel of `pixelLonDeg`. */
export const levelFor = <G extends GeoRaster>(levels: readonly G[], pixelLonDeg: number): G => {
  const fitting = levels.filter(({ cellLonDeg }) => cellLonDeg <= pixelLonDeg)
  const level = fitting.at(-1) ?? levels[0]
  if (!level) throw new RangeError('A pyramid has at least one level')
  return level
}

function halved(grid: HeightGrid): HeightGrid {
  const columns = grid.columns >> 1
  const rows = grid.rows >> 1
  const decimetres = new Int16Array(columns * rows)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const at = 2 * row * grid.columns + 2 * column
      decimetres[row * columns + column] = meanOf(grid.decimetres, [
        at,
        at + 1,
        at + grid.columns,
        at + grid.columns + 1,
      ])
    }
  }
  const { west, north, cellLonDeg, cellLatDeg } = grid
  return { columns, rows, west, north, cellLonDeg: 2 * cellLonDeg, cellLatDeg: 2 * cellLatDeg, decimetres }
}

function meanOf(heights: Int16Array, cells: readonly number[]): number {
  let sum = 0
  let known = 0
  for (const cell of cells) {
    const height = heights[cell] ?? NO_HEIGHT
    if (height === NO_HEIGHT) continue
    sum += height
    known += 1
  }
  return known === 0 ? NO_HEIGHT : Math.round(sum / known)
}
