import { describe, expect, it } from 'vitest'
import { SMALL, EAST, NORTH, SOUTH, WEST } from '../../../tests/support/geo/county-size.ts'
import { madeUpCounty } from '../../../tests/support/geo/made-up-county.ts'
import { boundsOf } from '../county-bounds.ts'
import { latticeOver } from '../lattice.ts'
import { areaOf } from './area.ts'
import type { LonLat } from './geometry.ts'
import { MAX_VERTICES, parsePolygon } from './polygon-input.ts'

const county = areaOf(madeUpCounty(SMALL).boundary)
const bounds = boundsOf(county, latticeOver(county.box, 250))

/** Kilometres, nearly, from the county's south-west corner. */
const at = (x: number, y: number): LonLat => [WEST + x / 100, SOUTH + y / 100]
const square = (x: number, y: number, side: number): LonLat[] => [
  at(x, y),
  at(x + side, y),
  at(x + side, y + side),
  at(x, y + side),
  at(x, y),
]
const polygon = (...coordinates: unknown[]) => ({ type: 'Polygon', coordinates })
const parts = (...coordinates: unknown[][]) => ({ type: 'MultiPolygon', coordinates })

const codeOf = (input: unknown): string => {
  const parsed = parsePolygon(input, bounds)
  return parsed.ok ? parsed.value.lies : `${parsed.faults[0]?.code} ${parsed.faults[0]?.path}`
}

describe('a polygon is taken', () => {
  it.each([
    ['plain', polygon(square(5, 5, 4)), 'inside'],
    ['with a hole', polygon(square(5, 5, 4), square(6, 6, 1)), 'inside'],
    ['in parts', parts([square(5, 5, 4)], [square(15, 5, 4)]), 'inside'],
    ['in parts that share a corner', parts([square(5, 5, 4)], [square(9, 9, 4)]), 'inside'],
    ['with two holes', polygon(square(5, 5, 9), square(6, 6, 2), square(9, 9, 2)), 'inside'],
    ['with an island in its hole', parts([square(5, 5, 9), square(6, 6, 7)], [square(8, 8, 2)]), 'inside'],
    ['reaching over the border', polygon(square(-2, 5, 4)), 'partly'],
    ['that holds the whole county', polygon(square(-20, -20, 200)), 'partly'],
    ['with a position said twice', polygon([at(5, 5), at(5, 5), at(9, 5), at(9, 9), at(5, 5)]), 'inside'],
  ])('%s', (_, input, expected) => expect(codeOf(input)).toBe(expected))
})

describe('a polygon is refused with the reason and the place', () => {
  const [a, b, c, d] = square(5, 5, 4)
  it.each([
    ['no object', null, 'not-a-polygon '],
    ['another geometry', { type: 'Point', coordinates: [1, 2] }, 'not-a-polygon type'],
    ['no number', polygon([a, b, [null, 30], d, a]), 'not-a-position coordinates.0.2.0'],
    ['NaN', polygon([a, b, [Number.NaN, 30], d, a]), 'not-a-position coordinates.0.2.0'],
    ['not closed', polygon([a, b, c, d]), 'ring-not-closed coordinates.0'],
    ['only two places', polygon([a, b, a, b, a]), 'ring-too-short coordinates.0'],
    ['a bow tie', polygon([a, c, b, d, a]), 'crosses-itself coordinates'],
    ['a spike', polygon([a, b, at(15, 5), b, c, d, a]), 'crosses-itself coordinates'],
    [
      'a figure of eight about a corner',
      polygon([a, b, c, at(12, 9), at(12, 12), c, d, a]),
      'crosses-itself coordinates',
    ],
    ['a corner upon an edge', polygon([a, b, c, at(7, 5), d, a]), 'crosses-itself coordinates'],
    [
      'a hole that crosses the outline',
      polygon(square(5, 5, 4), square(8, 8, 3)),
      'crosses-itself coordinates',
    ],
    [
      'a hole that lies along the outline',
      polygon(square(5, 5, 4), square(5, 5, 1)),
      'crosses-itself coordinates',
    ],
    ['a hole outside', polygon(square(5, 5, 4), square(15, 15, 3)), 'hole-outside coordinates'],
    ['a hole that is all of it', polygon(square(5, 5, 4), square(5, 5, 4)), 'holes-overlap coordinates'],
    [
      'a hole within a hole, where it would count again',
      polygon(square(5, 5, 9), square(6, 6, 6), square(7, 7, 2)),
      'holes-overlap coordinates',
    ],
    [
      'the same hole twice',
      polygon(square(5, 5, 9), square(6, 6, 2), square(6, 6, 2)),
      'holes-overlap coordinates',
    ],
    ['a part upon a part', parts([square(5, 5, 9)], [square(6, 6, 2)]), 'parts-overlap coordinates'],
    [
      'latitude first',
      polygon(square(5, 5, 4).map(([lon, lat]) => [lat, lon])),
      'lat-lon-swapped coordinates',
    ],
    [
      'over the date line',
      polygon([
        [179, 0],
        [-179, 0],
        [-179, 1],
        [179, 0],
      ]),
      'crosses-date-line coordinates.0.1',
    ],
    [
      'beyond 180 degrees',
      polygon([
        [179, 0],
        [181, 0],
        [181, 1],
        [179, 0],
      ]),
      'crosses-date-line coordinates.0.1',
    ],
    [
      'nowhere on Earth',
      polygon([
        [500, 0],
        [501, 0],
        [501, 1],
        [500, 0],
      ]),
      'out-of-range coordinates.0.0',
    ],
    ['another county', polygon(square(500, 5, 4)), 'outside-county coordinates'],
  ])('%s', (_, input, expected) => expect(codeOf(input)).toBe(expected))

  it('names the place of a crossing', () => {
    const parsed = parsePolygon(polygon([a, c, b, d, a]), bounds)
    expect(parsed).toMatchObject({ faults: [{ data: { lon: 110.37, lat: 29.67 } }] })
  })

  it('a million vertices are counted, not read', () => {
    const ring = new Proxy(
      Array.from({ length: 1_000_000 }, () => [0, 0]),
      {
        get: (target, key) =>
          typeof key === 'string' && Number(key) > MAX_VERTICES + 1
            ? expect.fail(`read ${String(key)}`)
            : Reflect.get(target, key),
      },
    )
    expect(codeOf(polygon(ring))).toBe('too-many-vertices coordinates')
    const many = Array.from({ length: MAX_VERTICES / 4 }, (_, index) => square(index % 30, 5, 0.1))
    expect(codeOf(parts(...many.map((each) => [each])))).toBe('too-many-vertices coordinates')
  })

  it('deeply nested arrays are no polygon', () => {
    let deep: unknown = 1
    for (let depth = 0; depth < 10_000; depth++) deep = [deep]
    expect(codeOf(polygon(deep))).toMatch(/^not-a-p/)
  })

  it('a county is known by its border, and its border belongs to it', () => {
    expect(bounds.has(WEST, SOUTH)).toBe(true)
    expect(bounds.has((WEST + EAST) / 2, (SOUTH + NORTH) / 2)).toBe(true)
    expect(bounds.has(WEST - 1e-9, SOUTH)).toBe(false)
  })
})
