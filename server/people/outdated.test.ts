import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { isLeftOver, isOutdated } from './outdated.ts'
import type { PersonUse } from './uses.ts'

const nowMs = Date.UTC(2026, 10, 25)
const ago = (days: number) => nowMs - days * 24 * 60 * 60_000
const use = (closedDaysAgo: number | null, as: PersonUse['as'] = 'reporter'): PersonUse => ({
  ...{ operation: 'live', kind: 'incident', id: 'i', as, jurisdiction: '990101101', called: '1' },
  closedAt: closedDaysAgo === null ? null : new Date(ago(closedDaysAgo)).toISOString(),
})
const outdated = (uses: PersonUse[]) => isOutdated(uses, ago(30))
const leftOver = (id: string, stoodDownMs: number | null = null) => isLeftOver(id, stoodDownMs, ago(30))

describe('the retention of who reported', () => {
  it('ends when the last incident of theirs has been closed for so many days', () => {
    expect(outdated([use(31)])).toBe(true)
    expect(outdated([use(29)])).toBe(false)
    expect(outdated([use(31), use(29)])).toBe(false)
    expect(outdated([use(31), use(null)])).toBe(false)
  })

  it('does not concern who leads a unit or keeps a warehouse', () => {
    expect(outdated([use(31), use(null, 'leader')])).toBe(false)
  })

  it('counts from when they were entered once nothing names them any more', () => {
    expect(leftOver(v7({ msecs: ago(31) }))).toBe(true)
    expect(leftOver(v7({ msecs: ago(29) }))).toBe(false)
    expect(leftOver('pack:grid:g-1')).toBe(false)
  })

  it('counts from when they stood down, whoever entered them', () => {
    for (const id of [v7({ msecs: ago(60) }), 'pack:unit:u-1']) {
      expect(leftOver(id, ago(31))).toBe(true)
      expect(leftOver(id, ago(29))).toBe(false)
    }
  })
})
