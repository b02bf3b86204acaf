import type { GridFrame } from '../terrain/grid.ts'

type Size = Pick<GridFrame, 'columns' | 'rows'>

/** Steps of column and row to those neighbours that belong together. */
const SIDES: readonly (readonly [number, number])[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
]
const CORNERS: readonly (readonly [number, number])[] = [
  [1, 1],
  [-1, 1],
  [-1, -1],
  [1, -1],
]

/**
 * Cells without specks: set ones of fewer than `least` together are unset, and unset ones of fewer than `least` that
 * are shut in by set ones are set. Set cells hang together over corners, unset ones over sides alone. Of two masks of
 * which one lies within the other this stays so. O(cells).
 * @param keepsSet leaves set cells alone, however few
 */
export function withoutSpecks(size: Size, mask: Uint8Array, least: number, keepsSet: boolean): Uint8Array {
  const cleaned = mask.slice()
  const turn = (cells: readonly number[], to: 0 | 1) => cells.forEach((cell) => (cleaned[cell] = to))
  if (!keepsSet) {
    for (const { cells } of groups(size, cleaned, 1)) if (cells.length < least) turn(cells, 0)
  }
  for (const { cells, isOpen } of groups(size, cleaned, 0)) {
    if (!isOpen && cells.length < least) turn(cells, 1)
  }
  return cleaned
}

interface Group {
  readonly cells: readonly number[]
  /** It reaches the edge of the grid. */
  readonly isOpen: boolean
}

function* groups({ columns, rows }: Size, mask: Uint8Array, value: 0 | 1): Generator<Group> {
  const steps = value === 1 ? [...SIDES, ...CORNERS] : SIDES
  const seen = new Uint8Array(mask.length)
  for (let first = 0; first < mask.length; first++) {
    if (seen[first] === 1 || mask[first] !== value) continue
    const cells = [first]
    let isOpen = false
    seen[first] = 1
    for (const cell of cells) {
      const [column, row] = [cell % columns, Math.floor(cell / columns)]
      for (const [dx, dy] of steps) {
        const [x, y] = [column + dx, row + dy]
        if (x < 0 || y < 0 || x >= columns || y >= rows) {
          isOpen = true
          continue
        }
        const next = y * columns + x
        if (seen[next] === 1 || mask[next] !== value) continue
        seen[next] = 1
        cells.push(next)
      }
    }
    yield { cells, isOpen }
  }
}
