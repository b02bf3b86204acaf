import { describe, expect, it } from 'vitest'
import { ChainCheck } from '../../db/hash-chain.ts'
import { contentsOf, fold } from '../../tests/support/domain/memory-room.ts'
import { MemoryLog } from '../../tests/support/room/memory-log.ts'
import { COUNTY, DUTY, openOn, report, SONGLING, submission, YUNXI } from '../../tests/support/room/open.ts'
import { ApiError } from '../errors.ts'
import { eventOf } from './state-fold.ts'

const codeOf = (error: unknown): unknown => (error instanceof ApiError ? error.code : error)
const codes = (settled: readonly PromiseSettledResult<unknown>[]) =>
  settled.map((one) => (one.status === 'fulfilled' ? 'answered' : codeOf(one.reason)))

/** The chain holds, both seqs are gapless, time never goes back, and the state is the fold of what is stored. */
function expectWhole(log: MemoryLog, state?: Parameters<typeof contentsOf>[0]) {
  const check = new ChainCheck()
  const streams = new Map<string, number>()
  let recordedAt = ''
  log.events.forEach((event, at) => {
    check.add(event)
    expect(event.seq).toBe(at + 1)
    expect(event.streamSeq).toBe((streams.get(event.jurisdiction) ?? 0) + 1)
    streams.set(event.jurisdiction, event.streamSeq)
    expect(event.recordedAt >= recordedAt).toBe(true)
    recordedAt = event.recordedAt
  })
  expect(check.bad).toBeUndefined()
  if (state) expect(contentsOf(state)).toEqual(contentsOf(fold(log.events.map(eventOf))))
}

describe('a room', () => {
  it('shows nothing and answers nothing before it is stored', async () => {
    const log = new MemoryLog()
    const { room } = await openOn(log)
    const seen: string[] = []
    room.onBatch(({ toSeq }) => seen.push(`told ${toSeq}, stored ${log.events.length}`))
    const answer = await room.submit(report())
    expect(seen).toEqual(['told 1, stored 1'])
    expect(answer).toEqual({ ok: true, seq: 1, id: 'n-1' })
    expectWhole(log, room.store)
  })

  it('lets commands that wait share one commit', async () => {
    const log = new MemoryLog()
    const { room } = await openOn(log)
    await Promise.all(Array.from({ length: 300 }, () => room.submit(report())))
    expect(log.appends).toBe(2)
    expect(log.events).toHaveLength(300)
    expectWhole(log, room.store)
  })

  it('gives the same log for a batch as for one command after the other', async () => {
    const setUp = () => [
      submission('RegisterUnit', { unitId: 'u-1', name: '救援队', teamType: 'rescue', headcount: 8 }),
      submission('SetDuty', { unitId: 'u-1', duty: 'on' }),
      submission('SetDuty', { unitId: 'u-1', duty: 'on' }),
      report('一'),
      report('二', { where: SONGLING }),
      submission('AssignUnit', { unitId: 'u-1', incidentId: 'n-1' }),
      submission('AssignUnit', { unitId: 'u-1', incidentId: 'n-2' }),
      submission('VerifyIncident', { incidentId: 'n-1', outcome: 'confirmed', basis: '电话核实' }),
      submission('CloseIncident', { incidentId: 'n-1', reason: '处置完毕' }),
      submission('ReleaseUnit', { unitId: 'u-1' }),
    ]
    const [together, alone] = [new MemoryLog(), new MemoryLog()]
    const one = await openOn(together)
    const two = await openOn(alone)
    const batched = await Promise.all(setUp().map((each) => one.room.submit(each)))
    const single = []
    for (const each of setUp()) single.push(await two.room.submit(each))
    const withoutIds = (log: MemoryLog) => log.events.map(({ commandId: _, hash: __, ...event }) => event)
    expect(batched).toEqual(single)
    expect(withoutIds(together)).toEqual(withoutIds(alone))
    expect(together.appends).toBe(1)
    expectWhole(together, one.room.store)
  })

  it('never issues more than there is, with fifty people issuing the last ten at once', async () => {
    const log = new MemoryLog()
    const { room } = await openOn(log)
    const item = { itemId: 'boat', code: '1999901', name: { zh: '冲锋舟', en: 'Boat' } }
    await room.submit(
      submission('RegisterItem', { ...item, unitOfMeasure: { zh: '艘', en: 'piece' } }, { where: COUNTY }),
    )
    const place = { warehouseId: 'w', name: '仓库', position: { lat: 29.9, lon: 110.5 } }
    await room.submit(submission('RegisterWarehouse', place))
    const lot = { warehouseId: 'w', itemId: 'boat', lotNumber: 'L1', quantity: 10, receiptKind: 'opening' }
    await room.submit(submission('ReceiveStock', lot))
    const wish = { warehouseId: 'w', itemId: 'boat', quantity: 1, issueKind: 'use' }
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        room.submit(submission('IssueStock', wish, { actor: { ...DUTY, id: `p${at}` } })),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10)
    expect(answers.flatMap((each) => (each.ok ? [] : each.refusal.code))).toEqual(
      Array(40).fill('not-enough-stock'),
    )
    expect([...room.store.list('balance')].map(({ quantity }) => quantity)).toEqual([0])
    expectWhole(log, room.store)
  })

  it('does not let one command that the rules choke on take others with it', async () => {
    const log = new MemoryLog()
    const { room, notes } = await openOn(log)
    // A person who was not put aside: decide throws.
    const broken = submission('ReportIncident', {
      ...{ code: '11A01', place: '村', source: 'phone', description: '一', reporter: { name: '某' } },
    })
    const settled = await Promise.allSettled([
      room.submit(report()),
      room.submit(broken),
      room.submit(report()),
    ])
    expect(codes(settled)).toEqual(['answered', 'failed', 'answered'])
    expect(notes).toHaveLength(1)
    expectWhole(log, room.store)
  })

  it('keeps time from going back when the clock is set back', async () => {
    const log = new MemoryLog()
    const { room, clock } = await openOn(log)
    await room.submit(report())
    clock.pass(-3_600_000)
    await room.submit(report())
    clock.pass(3_600_500)
    await room.submit(report())
    expectWhole(log)
    expect(log.events[1]?.recordedAt).toBe(log.events[0]?.recordedAt)
  })
})

describe('a command given again', () => {
  it('gets the first answer, accepted or refused, also from a room opened later', async () => {
    const log = new MemoryLog()
    const { room } = await openOn(log)
    const twice = report('一', { commandId: 'again-001' })
    const refused = submission(
      'CloseIncident',
      { incidentId: 'none', reason: '无' },
      { commandId: 'again-002' },
    )
    const first = [await room.submit(twice), await room.submit(refused)]
    expect(first.map(({ ok }) => ok)).toEqual([true, false])
    const later = await openOn(log, 'm-')
    for (const each of [room, later.room]) {
      expect([await each.submit(twice), await each.submit(refused)]).toEqual(first)
    }
    expect(log.events).toHaveLength(1)
  })

  it('is done once when it comes twice in one batch', async () => {
    const log = new MemoryLog()
    const { room } = await openOn(log)
    const twice = report('一', { commandId: 'again-003' })
    const [a, b] = await Promise.all([room.submit(twice), room.submit(twice)])
    expect(a).toEqual(b)
    expect(log.events).toHaveLength(1)
  })

  it('is refused with another body or from another person', async () => {
    const log = new MemoryLog()
    const { room } = await openOn(log)
    const commandId = 'again-004'
    const settled = await Promise.allSettled([
      room.submit(report('一', { commandId })),
      room.submit(report('二', { commandId })),
      room.submit(report('一', { commandId, actor: { ...DUTY, id: 'other' } })),
    ])
    expect(codes(settled)).toEqual(['answered', 'command-id-reused', 'command-id-reused'])
    expect(codes(await Promise.allSettled([room.submit(report('三', { commandId }))]))).toEqual([
      'command-id-reused',
    ])
    expect(log.events).toHaveLength(1)
  })
})

describe('when storing fails', () => {
  it('decides again on what another node appended first', async () => {
    const log = new MemoryLog()
    const [one, two] = [await openOn(log), await openOn(log, 'm-')]
    await one.room.submit(
      submission('RegisterUnit', { unitId: 'u-1', name: '队', teamType: 'rescue', headcount: 1 }),
    )
    const seen: number[] = []
    two.room.onBatch(({ fromSeq, toSeq }) => seen.push(fromSeq, toSeq))
    const again = submission('RegisterUnit', { unitId: 'u-1', name: '队', teamType: 'rescue', headcount: 1 })
    const answers = await Promise.all([two.room.submit(again), two.room.submit(report())])
    expect(answers[0]).toMatchObject({ ok: false, refusal: { code: 'already-exists' } })
    expect(answers[1]).toMatchObject({ ok: true, seq: 2 })
    expect(seen).toEqual([1, 1, 2, 2])
    expectWhole(log, two.room.store)
  })

  it('stores once when the answer to the commit is lost after it', async () => {
    const log = new MemoryLog()
    const { room } = await openOn(log)
    log.coming.push('lost-after')
    const told: number[] = []
    room.onBatch(({ fromSeq, toSeq }) => told.push(fromSeq, toSeq))
    const answers = await Promise.all([room.submit(report()), room.submit(report())])
    expect(answers).toEqual([
      { ok: true, seq: 1, id: 'n-1' },
      { ok: true, seq: 2, id: 'n-2' },
    ])
    expect(told).toEqual([1, 2])
    expectWhole(log, room.store)
  })

  it('stores once when the connection is lost before it, however often', async () => {
    const log = new MemoryLog()
    const { room } = await openOn(log)
    log.coming.push('lost-before', 'lost-before', 'lost-after')
    await expect(room.submit(report())).resolves.toMatchObject({ ok: true, seq: 1 })
    await expect(room.submit(report())).resolves.toMatchObject({ ok: true, seq: 2 })
    expectWhole(log, room.store)
  })

  it('lets those pass who share a batch with a command that the database does not take', async () => {
    const log = new MemoryLog()
    const { room, notes } = await openOn(log)
    log.poison = '毒'
    const settled = await Promise.allSettled([
      room.submit(report('一')),
      room.submit(report('毒')),
      room.submit(report('三')),
    ])
    expect(codes(settled)).toEqual(['answered', 'failed', 'answered'])
    expect(notes.length).toBeGreaterThan(0)
    expectWhole(log, room.store)
  })
})

describe('stopping', () => {
  it('finishes what waits, takes no more, and leaves a checkpoint from which the next start goes on', async () => {
    const log = new MemoryLog()
    const { room } = await openOn(log)
    const waiting = Array.from({ length: 1_100 }, (_, at) =>
      room.submit(report('水', { where: at % 2 ? YUNXI : SONGLING })),
    )
    const stopped = room.stop()
    await expect(room.submit(report())).rejects.toThrow('stopping')
    await Promise.all([...waiting, stopped])
    expect([...log.checkpoints.keys()].sort((a, b) => a - b)).toEqual([1_000, 1_100])
    log.reads = 0
    const next = await openOn(log, 'm-')
    expect(log.reads).toBe(0)
    expect(contentsOf(next.room.store)).toEqual(contentsOf(room.store))
    await next.room.submit(report())
    expectWhole(log, next.room.store)
  })

  it('tells those that come when the queue is full', async () => {
    const { room } = await openOn(new MemoryLog())
    const settled = await Promise.allSettled(Array.from({ length: 10_001 }, () => room.submit(report())))
    expect(codes(settled).filter((code) => code === 'busy')).toHaveLength(1)
  })
})
