import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isolines, type Isoline } from './isolines.ts'

const mesh = (rows: readonly (readonly number[])[]) => Float32Array.from(rows.flat())
const isClosed = (line: Isoline): boolean => line[0] === line.at(-2) && line[1] === line.at(-1)

describe('isolines', () => {
  it('a slope has one straight line, between the heights on either side of it', () => {
    const slope = mesh([
      [0, 10, 20],
      [0, 10, 20],
      [0, 10, 20],
    ])
    expect(isolines(slope, 3, 5)).toEqual([[0.5, 0, 0.5, 1, 0.5, 2]])
  })

  it('a peak has a ring around it', () => {
    const peak = mesh([
      [0, 0, 0],
      [0, 8, 0],
      [0, 0, 0],
    ])
    const [ring, ...others] = isolines(peak, 3, 4)
    expect(others).toEqual([])
    expect(ring && isClosed(ring)).toBe(true)
    expect(ring).toHaveLength(10)
  })

  it('a saddle is parted by the mean of its corners', () => {
    const high = mesh([
      [9, 0],
      [0, 9],
    ])
    // The mean 4.5 lies below 5: the two heights are apart, each with a line of its own.
    expect(isolines(high, 2, 5).map((line) => line.length)).toEqual([4, 4])
    const [north, south] = isolines(high, 2, 4)
    expect(north?.filter((_, at) => at % 2 === 1).some((y) => y === 0)).toBe(true)
    expect(south).toHaveLength(4)
  })

  it('nothing is drawn where all is above, or all below', () => {
    const flat = mesh([
      [5, 5],
      [5, 5],
    ])
    expect(isolines(flat, 2, 4)).toEqual([])
    expect(isolines(flat, 2, 6)).toEqual([])
  })

  it('every line is a ring or ends at the border, whatever the heights are', () => {
    const size = 7
    const heights = fc.array(fc.integer({ min: 0, max: 9 }), {
      minLength: size * size,
      maxLength: size * size,
    })
    const onBorder = (x = -1, y = -1) => x === 0 || y === 0 || x === size - 1 || y === size - 1
    fc.assert(
      fc.property(heights, (drawn) => {
        for (const line of isolines(Float32Array.from(drawn), size, 4.5)) {
          if (isClosed(line)) continue
          expect(onBorder(line[0], line[1])).toBe(true)
          expect(onBorder(line.at(-2), line.at(-1))).toBe(true)
        }
      }),
    )
  })
})
