import type { Frame } from '../base/frame.ts'

/** For each cell the source cell nearest to it in a straight line, as two sweeps find it; -1 where there is none. */
export function nearestSource(
  { columns, rows, cells }: Frame,
  isSource: (cell: number) => boolean,
): Int32Array {
  const source = new Int32Array(cells).fill(-1)
  for (let cell = 0; cell < cells; cell += 1) if (isSource(cell)) source[cell] = cell
  const squared = (cell: number, from: number) => {
    const [dx, dy] = [
      (cell % columns) - (from % columns),
      Math.floor(cell / columns) - Math.floor(from / columns),
    ]
    return dx * dx + dy * dy
  }
  const ask = (cell: number, other: number) => {
    const offered = source[other] as number
    if (offered < 0) return
    const own = source[cell] as number
    if (own < 0 || squared(cell, offered) < squared(cell, own)) source[cell] = offered
  }
  for (let cell = columns; cell < cells; cell += 1) {
    const column = cell % columns
    if (column > 0) ask(cell, cell - 1)
    if (column > 0) ask(cell, cell - columns - 1)
    ask(cell, cell - columns)
    if (column < columns - 1) ask(cell, cell - columns + 1)
  }
  for (let cell = cells - columns - 1; cell >= 0; cell -= 1) {
    const column = cell % columns
    if (column < columns - 1) ask(cell, cell + 1)
    if (column < columns - 1) ask(cell, cell + columns + 1)
    ask(cell, cell + columns)
    if (column > 0) ask(cell, cell + columns - 1)
  }
  for (let row = 0; row < rows; row += 1) {
    for (let column = 1; column < columns; column += 1)
      ask(row * columns + column, row * columns + column - 1)
    for (let column = columns - 2; column >= 0; column -= 1)
      ask(row * columns + column, row * columns + column + 1)
  }
  return source
}
