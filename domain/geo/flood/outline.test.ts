import fc from 'fast-check'
import { expect, it } from 'vitest'
import { areaOf } from '../polygon/area.ts'
import { contains } from '../polygon/contains.ts'
import { findCrossing } from '../polygon/crossing.ts'
import type { Ring } from '../polygon/geometry.ts'
import { outlines } from './outline.ts'

/** `#` is set. The first cell is centred at (0.5, -0.5). */
function outlined(...rows: string[]): Ring[] {
  const columns = rows[0]!.length
  const raster = { columns, rows: rows.length, west: 0, north: 0, cellLonDeg: 1, cellLatDeg: 1 }
  return outlines(raster, (cell) => rows.join('')[cell] === '#')
}

it('one cell is a diamond around its centre with its corners cut, against the clock', () => {
  expect(outlined('#')).toEqual([
    [
      [0.625, -0.125],
      [0.375, -0.125],
      [0.125, -0.375],
      [0.125, -0.625],
      [0.375, -0.875],
      [0.625, -0.875],
      [0.875, -0.625],
      [0.875, -0.375],
      [0.625, -0.125],
    ],
  ])
})

it('cells in a row are one ring without positions in a straight line', () => {
  const [ring, ...others] = outlined('####')
  expect(others).toEqual([])
  expect(ring).toHaveLength(13)
})

it('an unset cell inside is a hole, with the clock', () => {
  expect(outlined('###', '#.#', '###')).toHaveLength(2)
})

it('set cells that meet in a corner are one, unset ones two, and nothing crosses', () => {
  expect(outlined('#.', '.#')).toHaveLength(1)
  const rings = outlined('####', '#.##', '##.#', '####')
  expect(rings).toHaveLength(3)
  expect(findCrossing({ type: 'Polygon', coordinates: rings })).toBeUndefined()
})

it('rings of any cells cross nowhere, and hold each centre as its cell is', () => {
  const side = 12
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: side * side, maxLength: side * side }), (cells) => {
      const raster = { columns: side, rows: side, west: 0, north: 0, cellLonDeg: 1, cellLatDeg: 1 }
      const rings = outlines(raster, (cell) => cells[cell]!)
      if (rings.length === 0) return
      const geometry = { type: 'Polygon', coordinates: rings } as const
      expect(findCrossing(geometry)).toBeUndefined()
      const area = areaOf(geometry)
      cells.forEach((isSet, cell) => {
        const [lon, lat] = [(cell % side) + 0.5, -Math.floor(cell / side) - 0.5]
        expect(contains(area, lon, lat)).toBe(isSet)
      })
    }),
    { numRuns: 100 },
  )
})

it('nothing set is no ring', () => {
  expect(outlined('..', '..')).toEqual([])
})
