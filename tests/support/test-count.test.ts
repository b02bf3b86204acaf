import { describe, expect, it } from 'vitest'
import { closingLines } from '../../scripts/lib/test-count.mjs'

const clean = { passed: 412, failed: 0, broken: 0, skips: [] }
const lastLine = (...args: Parameters<typeof closingLines>) => closingLines(...args).lines.at(-1)

describe('the last line of npm test', () => {
  it('stands alone and counts', () => {
    expect(closingLines(clean, 0)).toEqual({ lines: ['', '412 passed, 0 failed'], ok: true })
  })

  it('counts what was skipped, and says why, each reason once', () => {
    const { lines, ok } = closingLines({ ...clean, skips: ['no browser', 'no database', 'no browser'] }, 0)
    expect(lines).toEqual([
      '',
      'skipped 2: no browser',
      'skipped 1: no database',
      '412 passed, 0 failed, 3 skipped',
    ])
    expect(ok).toBe(true)
  })

  it('counts a file that did not load, or an error outside a test, as failed', () => {
    expect(lastLine({ ...clean, failed: 2, broken: 1 }, 1)).toBe('412 passed, 3 failed')
  })

  it('never says "0 failed" when vitest crashed, ended badly or ran nothing', () => {
    expect(lastLine(undefined, 1)).toBe('0 passed, 1 failed')
    expect(lastLine(undefined, 0)).toBe('0 passed, 1 failed')
    expect(lastLine(clean, 1)).toBe('412 passed, 1 failed')
    expect(lastLine({ ...clean, passed: 0 }, 0)).toBe('0 passed, 1 failed')
  })
})
