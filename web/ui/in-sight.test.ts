import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inSight, type Sight } from './in-sight.ts'

const drawn = (sight: Partial<Sight>) =>
  inSight({ count: 500, rowPx: 50, seenPx: 800, abovePx: 0, always: [], ...sight })
const span = (rows: readonly number[]) => [rows[0], rows.at(-1)]

describe('which rows of a list are drawn', () => {
  it('is all of a short one, wherever one looks', () => {
    expect(span(drawn({ count: 80, abovePx: 3_000 }))).toEqual([0, 79])
    expect(drawn({ count: 0 })).toEqual([])
  })

  it('is what is in sight of a long one, and some before and after', () => {
    expect(span(drawn({}))).toEqual([0, 27])
    expect(span(drawn({ abovePx: 10_000 }))).toEqual([188, 227])
    expect(span(drawn({ abovePx: 24_200 }))).toEqual([472, 499])
  })

  it('is a few as long as nobody knows how high a row is', () => {
    expect(span(drawn({ rowPx: 0 }))).toEqual([0, 79])
    expect(span(drawn({ rowPx: 0, count: 30 }))).toEqual([0, 29])
  })

  it('is the chosen row as well, before or after, once', () => {
    expect(drawn({ abovePx: 10_000, always: [3] })[0]).toBe(3)
    expect(drawn({ always: [499, 5] }).slice(-2)).toEqual([27, 499])
    expect(drawn({ always: [5] })).toHaveLength(28)
    expect(drawn({ always: [-1, 500] })).toHaveLength(28)
  })

  it('never leaves out a row that is in sight, and draws few, in order and each once', () => {
    const sight = fc.record({
      count: fc.integer({ min: 81, max: 3_000 }),
      rowPx: fc.integer({ min: 30, max: 90 }),
      seenPx: fc.integer({ min: 0, max: 2_160 }),
      aboveShare: fc.double({ min: 0, max: 1, noNaN: true }),
      always: fc.array(fc.integer({ min: -2, max: 3_000 }), { maxLength: 6 }),
    })
    fc.assert(
      fc.property(sight, ({ aboveShare, ...rest }) => {
        const abovePx = Math.max(0, rest.count * rest.rowPx - rest.seenPx) * aboveShare
        const rows = inSight({ ...rest, abovePx })
        const first = Math.floor(abovePx / rest.rowPx)
        const last = Math.min(rest.count - 1, Math.ceil((abovePx + rest.seenPx) / rest.rowPx) - 1)
        for (let at = first; at <= last; at++) expect(rows).toContain(at)
        for (const at of rest.always) if (at >= 0 && at < rest.count) expect(rows).toContain(at)
        expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b))
        // In sight in part at either edge: one more than fit at most. Beyond: 12 either way. Always: where none of these stands.
        const most = Math.ceil(rest.seenPx / rest.rowPx) + 1 + 2 * 12
        expect(rows.length).toBeLessThanOrEqual(most + rest.always.length)
        expect(rows.at(-1) ?? 0).toBeLessThan(rest.count)
      }),
    )
  })
})
