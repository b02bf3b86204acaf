import { cellAt, type Frame, type LonLat } from './frame.ts'

/** The cells within so many metres of a place, row by row. */
export function* cellsNear(f: Frame, place: LonLat | number, metres: number): Generator<number> {
  const centre = typeof place === 'number' ? place : cellAt(f, place)
  const [column, row] = [centre % f.columns, Math.floor(centre / f.columns)]
  const reach = Math.ceil(metres / f.cellM)
  for (let r = Math.max(1, row - reach); r <= Math.min(f.rows - 2, row + reach); r += 1) {
    for (let c = Math.max(1, column - reach); c <= Math.min(f.columns - 2, column + reach); c += 1) {
      if (((c - column) * (c - column) + (r - row) * (r - row)) * f.cellM * f.cellM <= metres * metres)
        yield r * f.columns + c
    }
  }
}

/** The best of some cells, the first one of equals; undefined when none is good enough for a score above -Infinity. */
export function best(cells: Iterable<number>, score: (cell: number) => number): number | undefined {
  let [found, highest] = [-1, -Infinity]
  for (const cell of cells) {
    const own = score(cell)
    if (own > highest) [found, highest] = [cell, own]
  }
  return found < 0 ? undefined : found
}

export function cellsApartM(f: Frame, a: number, b: number): number {
  const dx = (a % f.columns) - (b % f.columns)
  const dy = Math.floor(a / f.columns) - Math.floor(b / f.columns)
  return Math.sqrt(dx * dx + dy * dy) * f.cellM
}
