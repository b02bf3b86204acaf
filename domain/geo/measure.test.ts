import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineLengthM, polygonAreaM2 } from './measure.ts'

const at = (lon: number, lat: number) => ({ lon, lat })

describe('lengths and areas on the map', () => {
  it('a minute of latitude is a nautical mile', () => {
    expect(lineLengthM([at(110, 30), at(110, 30 + 1 / 60)])).toBeCloseTo(1853.2, 0)
  })

  it('a line is as long as its parts', () => {
    const [a, b, c] = [at(110, 30), at(110.1, 30), at(110.1, 30.1)]
    expect(lineLengthM([a, b, c])).toBe(lineLengthM([a, b]) + lineLengthM([b, c]))
    expect([lineLengthM([]), lineLengthM([a])]).toEqual([0, 0])
  })

  it('a small square has the area of its sides', () => {
    const square = [at(110, 30), at(110.01, 30), at(110.01, 30.01), at(110, 30.01)]
    const sides = lineLengthM(square.slice(0, 2)) * lineLengthM(square.slice(1, 3))
    expect(polygonAreaM2(square) / sides).toBeCloseTo(1, 3)
  })

  it('an eighth of the sphere is an eighth of the sphere', () => {
    const eighth = [at(0, 0), at(45, 0), at(90, 0), at(90, 90), at(0, 90)]
    expect(polygonAreaM2(eighth) / ((4 * Math.PI * 6_371_008.8 ** 2) / 8)).toBeCloseTo(1, 6)
  })

  it('does not depend on the first corner or on the direction', () => {
    const corner = fc.record({
      lon: fc.double({ min: 100, max: 101, noNaN: true }),
      lat: fc.double({ min: 29, max: 30, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 8 }), (corners) => {
        const area = polygonAreaM2(corners)
        const [first, ...others] = corners
        if (!first) return
        expect(polygonAreaM2([...others, first])).toBeCloseTo(area, -2)
        expect(polygonAreaM2([...corners].reverse())).toBeCloseTo(area, -2)
      }),
    )
  })

  it('two points have no area', () => {
    expect(polygonAreaM2([at(110, 30), at(111, 30)])).toBe(0)
  })
})
