import { expect, it } from 'vitest'
import { keepOverflowed } from './overflow.ts'

/** `~` bed, `#` ground under water, `.` dry. */
function kept(rows: readonly string[], withinCells: number): string[] {
  const [columns, cells] = [rows[0]!.length, [...rows.join('')]]
  const metres = Float32Array.from(cells, (cell) => (cell === '.' ? 0 : 1))
  const bed = Uint8Array.from(cells, (cell) => (cell === '~' ? 1 : 0))
  keepOverflowed({ columns, rows: rows.length }, metres, bed, withinCells)
  return rows.map((row, at) =>
    [...row].map((cell, i) => (metres[at * columns + i] === 0 ? '.' : cell)).join(''),
  )
}

it('a bed is kept beside ground under water, over so many of its cells', () => {
  expect(kept(['~~~~~~', '#.....'], 1)).toEqual(['~~....', '#.....'])
  expect(kept(['~~~~~~', '#.....'], 3)).toEqual(['~~~~..', '#.....'])
})

it('a river within its banks is dry ground to a flood, and a bed that is dry keeps nothing', () => {
  expect(kept(['~~~', '...'], 3)).toEqual(['...', '...'])
  expect(kept(['#.~~', '....'], 3)).toEqual(['#...', '....'])
})
