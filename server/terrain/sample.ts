import { NO_HEIGHT, type HeightGrid } from '../../domain/geo/terrain/grid.ts'
import { latAt, lonAt, type TileId } from './tile.ts'

/**
 * Heights in metres on a square of `size` by `size` places of a tile, row by row from the north-west, between cells
 * by two straight lines (bilinear). `offset` 0.5 asks for the middles of pixels, 0 for the corners of a mesh that
 * reaches over the whole tile (then the last place is at (size - 1) / steps). Beyond the grid it is mirrored
 * at its edge: no cliff and no stripes where the data ends. Nothing may be measured there.
 */
export function sampleHeights(
  grid: HeightGrid,
  tile: TileId,
  { size, steps = size, offset = 0.5 }: { size: number; steps?: number; offset?: number },
): Float32Array {
  const heights = new Float32Array(size * size)
  const columnsAt = placesAlong(size, grid.columns, (at) => {
    return (lonAt(tile, (at + offset) / steps) - grid.west) / grid.cellLonDeg - 0.5
  })
  const rowsAt = placesAlong(size, grid.rows, (at) => {
    return (grid.north - latAt(tile, (at + offset) / steps)) / grid.cellLatDeg - 0.5
  })
  for (let row = 0; row < size; row += 1) {
    const north = (rowsAt.before[row] ?? 0) * grid.columns
    const south = (rowsAt.after[row] ?? 0) * grid.columns
    const down = rowsAt.share[row] ?? 0
    for (let column = 0; column < size; column += 1) {
      const west = columnsAt.before[column] ?? 0
      const east = columnsAt.after[column] ?? 0
      const across = columnsAt.share[column] ?? 0
      const top = between(at(grid, north + west), at(grid, north + east), across)
      const bottom = between(at(grid, south + west), at(grid, south + east), across)
      heights[row * size + column] = between(top, bottom, down) / 10
    }
  }
  return heights
}

const between = (a: number, b: number, share: number): number => a + (b - a) * share

/** A place beyond 0 or `last` as far inside as it lies outside. */
function mirrored(place: number, last: number): number {
  if (last <= 0) return 0
  const round = Math.abs(place) % (2 * last)
  return round > last ? 2 * last - round : round
}

/** What nobody measured is drawn as sea level. */
const at = ({ decimetres }: HeightGrid, cell: number): number => {
  const height = decimetres[cell] ?? NO_HEIGHT
  return height === NO_HEIGHT ? 0 : height
}

/** For each place the two cells beside it, and how far it is from the first to the second. */
function placesAlong(size: number, cells: number, cellOf: (at: number) => number) {
  const before = new Int32Array(size)
  const after = new Int32Array(size)
  const share = new Float64Array(size)
  for (let place = 0; place < size; place += 1) {
    const cell = mirrored(cellOf(place), cells - 1)
    before[place] = Math.floor(cell)
    after[place] = Math.min(Math.floor(cell) + 1, cells - 1)
    share[place] = cell - Math.floor(cell)
  }
  return { before, after, share }
}
