import { frame, type Frame } from '../base/frame.ts'
import { octaves } from '../base/noise.ts'
import type { Random } from '../base/random.ts'
import type { Land } from './land.ts'

/** The same land on a grid of half the cell size, with fresh roughness of so many metres. */
export function refine(land: Land, chance: Random, roughM: number): Land {
  const fine = frame(land.frame.scale / 2)
  const rough = octaves(chance.next(), 3)
  const heightM = doubled(land.frame, fine, land.heightM)
  for (let cell = 0; cell < fine.cells; cell += 1) {
    const [column, row] = [cell % fine.columns, Math.floor(cell / fine.columns)]
    heightM[cell] = (heightM[cell] as number) + roughM * rough(column / 7.3, row / 7.3)
  }
  return {
    frame: fine,
    heightM,
    upliftMpy: doubled(land.frame, fine, land.upliftMpy),
    erodibility: doubled(land.frame, fine, land.erodibility),
  }
}

/** Halves the cells with a quadratic B-spline (weights 3/4 and 1/4, one way after the other): no facets in the slopes. */
function doubled(coarse: Frame, fine: Frame, values: Float32Array): Float32Array {
  const wide = new Float32Array(fine.columns * coarse.rows)
  for (let row = 0; row < coarse.rows; row += 1) {
    for (let column = 0; column < fine.columns; column += 1) {
      const near = column >> 1
      const far = Math.min(coarse.columns - 1, Math.max(0, near + (column % 2 === 0 ? -1 : 1)))
      const at = row * coarse.columns
      wide[row * fine.columns + column] =
        0.75 * (values[at + near] as number) + 0.25 * (values[at + far] as number)
    }
  }
  const full = new Float32Array(fine.cells)
  for (let row = 0; row < fine.rows; row += 1) {
    const near = row >> 1
    const far = Math.min(coarse.rows - 1, Math.max(0, near + (row % 2 === 0 ? -1 : 1)))
    for (let column = 0; column < fine.columns; column += 1) {
      full[row * fine.columns + column] =
        0.75 * (wide[near * fine.columns + column] as number) +
        0.25 * (wide[far * fine.columns + column] as number)
    }
  }
  return full
}
