import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ReplicaListener } from '../../domain/sync/replica.ts'
import type { Result } from '../lib/api.ts'
import { Analysis } from './analysis.svelte.ts'
import type { Answer } from './ask-geography.ts'
import { inquiryText, type Inquiry } from './inquiry.ts'

const at = { lat: 29.9, lon: 110.5 }
const nearest: Inquiry = { is: 'nearest', at, kind: 'shelter', vehicle: 'car' }
const around: Inquiry = { is: 'around', at, radiusM: 500 }
const selected = (inquiry: Inquiry) => ({ kind: 'analysis', id: inquiryText(inquiry) }) as const

/** A picture that says that records changed, and a server whose answers come when the test says so. */
function stage() {
  const listeners = new Set<ReplicaListener>()
  const asked: {
    at?: number | undefined
    inquiry: Inquiry
    signal: AbortSignal
    reply: (result: Result<Answer>) => void
  }[] = []
  const analysis = new Analysis(
    () => 1_000 * asked.length,
    (where, inquiry, signal) =>
      new Promise((reply) => void asked.push({ at: where.at, inquiry, signal, reply })),
  )
  const picture = {
    onChanges: (listener: ReplicaListener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const changed = (kind: string) => {
    for (const listener of listeners) listener([{ kind }] as never, undefined as never)
  }
  return { analysis, asked, changed, ground: { operation: 'live', picture }, listeners }
}

const answer = (name: string) => ({ ok: true, value: { is: 'nearest', value: { name } } }) as never
const failed = { ok: false, fault: { is: 'unreachable' } } as const
const refused = {
  ok: false,
  fault: { is: 'invalid', message: { zh: '', en: '' }, fields: [] },
} as const
const came = () => vi.advanceTimersByTimeAsync(0)

describe('the analysis on the screen', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('shows the answer to what is selected, and nothing once something else is', async () => {
    const { analysis, asked, ground, listeners } = stage()
    analysis.follow(selected(nearest), ground)
    expect(analysis.isAsking).toBe(true)
    asked[0]?.reply(answer('a'))
    await came()
    expect(analysis.answered).toMatchObject({ inquiry: nearest, because: 'asked', atMs: 1_000 })
    analysis.follow({ kind: 'unit', id: 'u' }, ground)
    expect([analysis.inquiry, analysis.answered, listeners.size]).toEqual([null, null, 0])
  })

  it('asks again by itself when a road is closed, once for closures in a row', async () => {
    const { analysis, asked, changed, ground } = stage()
    analysis.follow(selected(nearest), ground)
    asked[0]?.reply(answer('a'))
    await came()
    changed('marking')
    changed('marking')
    changed('unit')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toHaveLength(2)
    asked[1]?.reply(answer('b'))
    await came()
    expect(analysis.answered).toMatchObject({ because: 'closures', answer: { value: { name: 'b' } } })
  })

  it('asks again when a closure begins or ends by time alone', async () => {
    const { analysis, asked, ground } = stage()
    analysis.follow(selected(nearest), ground)
    for (const ids of ['a', 'a', 'a b']) analysis.inForce(ids)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toHaveLength(2)
  })

  it('a closed road is nothing to who is inside an area; other base data are', async () => {
    const { analysis, asked, changed, ground } = stage()
    analysis.follow(selected(around), ground)
    changed('marking')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toHaveLength(1)
    changed('baseData')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toHaveLength(2)
  })

  it('remembers how many people were affected, for what is asked next', async () => {
    const { analysis, asked, ground } = stage()
    expect(analysis.affected).toBeNull()
    for (const [inquiry, value] of [
      [around, { is: 'impact', value: { people: 320 } }],
      [nearest, { is: 'nearest', value: {} }],
      [around, { is: 'impact', value: { people: 0 } }],
    ] as const) {
      analysis.follow(selected(inquiry), ground)
      asked.at(-1)?.reply({ ok: true, value } as never)
      await came()
      expect(analysis.affected).toBe(320)
    }
    analysis.follow(selected(around), { ...ground, operation: 'drill', picture: { ...ground.picture } })
    expect(analysis.affected).toBeNull()
  })

  it('an answer that comes late never replaces a newer one', async () => {
    const { analysis, asked, ground } = stage()
    analysis.follow(selected(nearest), ground)
    void analysis.ask()
    asked[1]?.reply(answer('new'))
    await came()
    asked[0]?.reply(answer('old'))
    await came()
    expect(analysis.answered?.answer.value).toEqual({ name: 'new' })
    expect(asked[0]?.signal.aborted).toBe(true)
  })

  it('a broken line leaves the last answer in place; a refusal does not', async () => {
    const { analysis, asked, ground } = stage()
    analysis.follow(selected(nearest), ground)
    asked[0]?.reply(answer('a'))
    await came()
    void analysis.ask()
    asked[1]?.reply(failed)
    await came()
    expect([analysis.answered?.atMs, analysis.fault?.is]).toEqual([1_000, 'unreachable'])
    void analysis.ask()
    asked[2]?.reply(refused)
    await came()
    expect([analysis.answered, analysis.fault?.is]).toEqual([null, 'invalid'])
  })

  it('is asked again when the line is back, and not before it was asked at all', async () => {
    const { analysis, asked, ground } = stage()
    analysis.lineIsBack()
    analysis.follow(selected(nearest), ground)
    analysis.lineIsBack()
    expect(asked).toHaveLength(1)
    asked[0]?.reply(failed)
    await came()
    analysis.lineIsBack()
    asked[1]?.reply(answer('b'))
    await came()
    expect([analysis.answered?.because, analysis.fault]).toEqual(['line', null])
  })

  it('is not asked where there is no ground for it', () => {
    const { analysis, asked } = stage()
    analysis.follow(selected(nearest), null)
    expect([analysis.inquiry, asked.length]).toEqual([null, 0])
  })

  it('in a playback is asked as of the instant shown, and again where it comes to stand', async () => {
    const { analysis, asked, ground } = stage()
    let instant = 50_000
    analysis.follow(selected(nearest), { ...ground, instant: () => instant })
    expect(asked[0]?.at).toBe(50_000)
    asked[0]?.reply(answer('a'))
    await came()
    expect(analysis.answered?.atMs).toBe(50_000)
    analysis.standsAt(50_000)
    instant = 90_000
    analysis.standsAt(90_000)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked.slice(1)).toMatchObject([{ at: 90_000 }])
  })
})
