import { describe, expect, it } from 'vitest'
import type { Geometry } from '../../domain/marking/geometry.ts'
import { anchorOf, headingDegOf, sizeWords } from './measure.ts'

const square: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [110, 30],
      [110.01, 30],
      [110.01, 30.01],
      [110, 30.01],
      [110, 30],
    ],
  ],
}
const line = (...coordinates: [number, number][]): Geometry => ({ type: 'LineString', coordinates })

describe('a marking', () => {
  it('is as large as it is read out', () => {
    expect(sizeWords(square)?.en).toBe('1.07 km²')
    expect(sizeWords(line([110, 30], [110, 30.005]))?.zh).toBe('560 m')
    expect(sizeWords({ type: 'Point', coordinates: [110, 30] })).toBeUndefined()
  })

  it('has its symbol within it, or in the middle of its way', () => {
    expect(anchorOf(square)[0]).toBeCloseTo(110.005, 6)
    expect(anchorOf(line([110, 30], [110, 30.01], [110, 30.02]))[1]).toBeCloseTo(30.01, 4)
    const horseshoe: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [3, 0],
          [3, 3],
          [2, 3],
          [2, 1],
          [1, 1],
          [1, 3],
          [0, 3],
          [0, 0],
        ],
      ],
    }
    const [lon, lat] = anchorOf(horseshoe)
    expect(lon > 1 && lon < 2 && lat > 1).toBe(false)
  })

  it('points where its last stretch goes', () => {
    expect(
      headingDegOf([
        [110, 30],
        [110, 31],
      ]),
    ).toBe(0)
    expect(
      headingDegOf([
        [110, 30],
        [111, 30],
      ]),
    ).toBe(90)
    expect(
      headingDegOf([
        [110, 30],
        [109, 30],
      ]),
    ).toBe(270)
  })
})
