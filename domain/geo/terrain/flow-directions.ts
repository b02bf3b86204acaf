import type { Raster, Spacing } from './grid.ts'
import { STEPS } from './grid.ts'
import type { Flood } from './priority-flood.ts'

/** For each cell the index of the cell it drains to; -1 where water leaves the raster. */
export type Downstream = Int32Array

/**
 * D8: every cell drains to the one of its eight neighbours to which the filled surface falls most steeply. Where it does
 * not fall (flats, filled hollows) the way by which the flood came in is the way out.
 *
 * Source: J. F. O'Callaghan, D. M. Mark, "The extraction of drainage networks from digital elevation data",
 * Computer Vision, Graphics, and Image Processing 28 (1984).
 */
export function flowDirections(raster: Raster, flood: Flood, { eastM, southM }: Spacing): Downstream {
  const { columns, rows } = raster
  const { filled, order, parent } = flood
  const downstream = new Int32Array(columns * rows).fill(-1)
  const lengths = STEPS.map(([east, south]) =>
    Math.sqrt(east * eastM * (east * eastM) + south * southM * (south * southM)),
  )
  for (const cell of order) {
    const from = parent[cell] as number
    if (from < 0) continue
    const height = filled[cell] as number
    const [column, row] = [cell % columns, Math.floor(cell / columns)]
    let [best, steepest] = [from, 0]
    for (let step = 0; step < 8; step += 1) {
      const [east, south] = STEPS[step] as readonly [number, number]
      const [c, r] = [column + east, row + south]
      if (c < 0 || r < 0 || c >= columns || r >= rows) continue
      const next = r * columns + c
      const slope = (height - (filled[next] as number)) / (lengths[step] as number)
      if (slope > steepest) [best, steepest] = [next, slope]
    }
    downstream[cell] = best
  }
  return downstream
}
