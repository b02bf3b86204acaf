import { expect, it } from 'vitest'
import type { Ring } from '../polygon/geometry.ts'
import { outlines } from './outline.ts'

/** `#` is set. The first cell is centred at (0.5, -0.5). */
function outlined(...rows: string[]): Ring[] {
  const columns = rows[0]!.length
  const raster = { columns, rows: rows.length, west: 0, north: 0, cellLonDeg: 1, cellLatDeg: 1 }
  return outlines(raster, (cell) => rows.join('')[cell] === '#')
}

it('one cell is a diamond around its centre, against the clock', () => {
  expect(outlined('#')).toEqual([
    [
      [0.5, 0],
      [0, -0.5],
      [0.5, -1],
      [1, -0.5],
      [0.5, 0],
    ],
  ])
})

it('cells in a row are one ring without positions in a straight line', () => {
  const [ring, ...others] = outlined('####')
  expect(others).toEqual([])
  expect(ring).toHaveLength(7)
})

it('an unset cell inside is a hole, with the clock', () => {
  expect(outlined('###', '#.#', '###')).toHaveLength(2)
})

it('cells that meet in a corner are kept apart', () => {
  expect(outlined('#.', '.#')).toHaveLength(2)
})

it('nothing set is no ring', () => {
  expect(outlined('..', '..')).toEqual([])
})
