import { describe, expect, it } from 'vitest'
import { barsOf, instantAt, marksOf, shareOf } from './bar-scale.ts'

const span = { fromMs: 1_000_000, toMs: 2_000_000 }

describe('the scale of the time bar', () => {
  it('is its own inverse and holds to its ends', () => {
    expect(instantAt(span, shareOf(span, 1_234_567))).toBe(1_234_567)
    expect(shareOf(span, 0)).toBe(0)
    expect(shareOf(span, 9_000_000)).toBe(1)
    expect(shareOf({ fromMs: 5, toMs: 5 }, 5)).toBe(1)
  })

  it('draws a bar for each bucket that has events, a lone one still visible', () => {
    const buckets = [1, 0, 100].map((count, i) => ({
      ...{ at: new Date(1_000_000 + i * 250_000).toISOString(), fromSeq: i, count },
    }))
    const bars = barsOf({ from: null, to: null, buckets }, span)
    expect(bars.map(({ x }) => x)).toEqual([0, 0.5])
    expect(bars.map(({ width }) => width)).toEqual([0.25, 0.25])
    const [lone, storm] = bars.map(({ height }) => height)
    expect(lone).toBeGreaterThan(0.12)
    expect(lone).toBeLessThan(0.2)
    expect(storm).toBe(1)
  })

  it('marks round instants, never more than asked for', () => {
    const from = Date.parse('2026-07-01T10:07:00Z')
    const marks = marksOf({ fromMs: from, toMs: from + 3_600_000 }, 8)
    expect(marks.length).toBeGreaterThan(3)
    expect(marks.length).toBeLessThanOrEqual(8)
    expect(marks.every((mark) => mark % 600_000 === 0)).toBe(true)
    expect(marksOf({ fromMs: from, toMs: from }, 8)).toEqual([])
  })
})
