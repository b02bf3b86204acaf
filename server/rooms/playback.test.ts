import { beforeAll, describe, expect, it } from 'vitest'
import { contentsOf, fold } from '../../tests/support/domain/memory-room.ts'
import { MemoryLog } from '../../tests/support/room/memory-log.ts'
import { openOn, report, submission } from '../../tests/support/room/open.ts'
import { Playback } from './playback.ts'
import { eventOf } from './state-fold.ts'

const log = new MemoryLog()

beforeAll(async () => {
  const { room } = await openOn(log)
  await room.submit(report())
  const update = (at: number) => submission('UpdateSituation', { incidentId: 'n-1', text: `第 ${at} 次` })
  await Promise.all(Array.from({ length: 2_700 }, (_, at) => room.submit(at % 9 ? update(at) : report())))
  await room.stop()
})

const whole = (seq: number) => contentsOf(fold(log.events.slice(0, seq).map(eventOf)))

describe('playback', () => {
  it('gives the state after any event, from one checkpoint and at most 1,000 events', async () => {
    for (const seq of [0, 1, 999, 1_000, 1_001, 1_999, 2_000, 2_701]) {
      const { result, cost } = await new Playback(log, () => undefined).at('live', seq, contentsOf)
      expect(result).toEqual(whole(seq))
      expect(cost.checkpoints).toBeLessThanOrEqual(1)
      expect(cost.events).toBeLessThanOrEqual(1_000)
    }
  })

  it('goes on from where it stood, forwards, and not from where another stands', async () => {
    const playback = new Playback(log, () => undefined)
    await playback.at('live', 1_500, contentsOf)
    expect((await playback.at('live', 1_502, ({ seq }) => seq)).cost).toEqual({ checkpoints: 0, events: 2 })
    const both = await Promise.all([
      playback.at('live', 1_510, contentsOf),
      playback.at('live', 1_505, contentsOf),
    ])
    expect(both.map(({ result }) => result)).toEqual([whole(1_510), whole(1_505)])
  })

  it('steps onwards with what each event did', async () => {
    const { result } = await new Playback(log, () => undefined).steps(
      'live',
      { since: 998, upTo: 1_003 },
      (batch) => ({
        seqs: [batch.fromSeq, batch.toSeq],
        changed: batch.transitions.map(({ after }) => after?.seq),
      }),
    )
    expect(result.map(({ seqs }) => seqs)).toEqual([999, 1_000, 1_001, 1_002, 1_003].map((seq) => [seq, seq]))
    expect(result.every(({ seqs, changed }) => changed.every((seq) => seq === seqs[0]))).toBe(true)
  })

  it('tells what it read', async () => {
    const costs: { checkpoints: number; events: number }[] = []
    const playback = new Playback(log, (cost) => costs.push(cost))
    await playback.at('live', 1_250, () => undefined)
    expect(costs).toEqual([{ checkpoints: 1, events: 250 }])
  })
})
