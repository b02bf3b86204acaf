import { describe, expect, it } from 'vitest'
import { geometryToWgs84, saidGeometry } from './geometry.ts'

const issueOf = (geometry: unknown) => {
  const [issue] = saidGeometry.safeParse(geometry).error?.issues ?? []
  return issue && [issue.path.join('.'), issue.message === 'ring-open' ? 'ring-open' : issue.code]
}
const ring = (...vertices: number[][]) => ({ type: 'Polygon', coordinates: [vertices] })

describe('a geometry from outside', () => {
  it.each([
    [
      'latitude and longitude swapped',
      { type: 'Point', coordinates: [29.9, 110.5] },
      'coordinates.1',
      'too_big',
    ],
    [
      'a coordinate that is no number',
      { type: 'Point', coordinates: [NaN, 29] },
      'coordinates.0',
      'invalid_type',
    ],
    [
      'a height beside the coordinates',
      { type: 'Point', coordinates: [110, 29, 400] },
      'coordinates',
      'too_big',
    ],
    ['a line of one point', { type: 'LineString', coordinates: [[110, 29]] }, 'coordinates', 'too_small'],
    [
      'a ring that is not closed',
      ring([110, 29], [111, 29], [111, 30], [110, 30]),
      'coordinates.0',
      'ring-open',
    ],
    ['a type we do not draw', { type: 'MultiPoint', coordinates: [] }, 'type', 'invalid_union'],
    [
      'more vertices than a hand draws',
      { type: 'LineString', coordinates: Array.from({ length: 1001 }, (_, at) => [110 + at / 1e4, 29]) },
      'coordinates',
      'too_big',
    ],
  ])('with %s is refused at its field', (_, geometry, path, code) => {
    expect(issueOf(geometry)).toEqual([path, code])
  })

  it('becomes WGS-84, to 11 cm, without vertices that repeat the one before', () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [110, 29],
        [110.00000001, 29],
        [110.1, 29],
      ],
    } as const
    expect(geometryToWgs84(saidGeometry.parse(line))).toEqual({
      type: 'LineString',
      coordinates: [
        [110, 29],
        [110.1, 29],
      ],
    })
    const moved = geometryToWgs84(saidGeometry.parse({ ...line, datum: 'GCJ-02' }))
    expect(moved.coordinates[0]).not.toEqual([110, 29])
    expect(moved).not.toHaveProperty('datum')
  })
})
