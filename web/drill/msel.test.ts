import { describe, expect, it } from 'vitest'
import { injectId } from '../../domain/ids.ts'
import { injectScript } from '../../domain/exercise/commands.ts'
import type { Inject } from '../../domain/exercise/record.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import { inOrder, nextInject, skippedByJump, tally, wallMsUntil } from './msel.ts'

const one = { zh: '一', en: 'one' }
const AT = '2026-07-01T10:00:00.000Z'

const inject = (no: number, minute: number, is: Inject['status']['is'] = 'waiting'): Inject => ({
  ...{
    kind: 'inject',
    id: injectId.parse(`i-${no}`),
    jurisdiction: jurisdiction.parse('990101'),
    sharedWith: [],
    seq: 1,
  },
  script: injectScript.parse({
    ...{ injectId: `i-${no}`, no, offsetMs: minute * 60_000, from: one, to: one, channel: 'phone' },
    ...{ injectKind: 'key', text: one },
  }),
  status:
    is === 'delivered'
      ? { is, at: AT, exerciseMs: 0, effectRefused: null }
      : is === 'skipped'
        ? { is, at: AT, reason: null }
        : { is },
})

describe('the script of a drill', () => {
  const script = inOrder([inject(3, 10), inject(1, 0, 'delivered'), inject(4, 10), inject(2, 5)])

  it('stands in order of T+ and then of number', () => {
    expect(script.map((line) => line.script.no)).toEqual([1, 2, 3, 4])
    expect(nextInject(script)?.script.no).toBe(2)
    expect(tally(script)).toEqual({ waiting: 3, delivered: 1, skipped: 0 })
  })

  it('a jump skips what waits before its end, not what is due just then', () => {
    expect(skippedByJump(script, 10 * 60_000).map((line) => line.script.no)).toEqual([2])
    expect(skippedByJump(script, 10 * 60_000 + 1)).toHaveLength(3)
  })

  it('counts down in the time of the wall, at the rate, while the clock runs', () => {
    const clock = { is: 'running', rate: 5, exerciseMs: 60_000 }
    expect(wallMsUntil(5 * 60_000, clock)).toBe(48_000)
    expect(wallMsUntil(0, clock)).toBe(0)
    expect(wallMsUntil(5 * 60_000, { ...clock, is: 'paused' })).toBeUndefined()
  })
})
