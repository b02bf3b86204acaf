import { expect, it } from 'vitest'
import { withoutSpecks } from './clean.ts'

/** `#` is set. */
function cleaned(rows: readonly string[], keepsSet = false): string[] {
  const columns = rows[0]!.length
  const mask = Uint8Array.from(rows.join(''), (cell) => (cell === '#' ? 1 : 0))
  const found = withoutSpecks({ columns, rows: rows.length }, mask, 3, keepsSet)
  return rows.map((_, row) =>
    Array.from(found.subarray(row * columns, (row + 1) * columns), (cell) => (cell === 1 ? '#' : '.')).join(
      '',
    ),
  )
}

it('set cells hang together over corners; fewer than three are specks', () => {
  expect(cleaned(['#...##', '.#....', '..#...'])).toEqual(['#.....', '.#....', '..#...'])
  expect(cleaned(['#...##', '.#....', '..#...'], true)).toEqual(['#...##', '.#....', '..#...'])
})

it('unset cells that are shut in are filled, unless there are three; those at the rim are not', () => {
  expect(cleaned(['#####', '#.###', '##.##', '####.'])).toEqual(['#####', '#####', '#####', '####.'])
  expect(cleaned(['#####', '#...#', '#####'])).toEqual(['#####', '#...#', '#####'])
})
