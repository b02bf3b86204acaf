import { describe, expect, it } from 'vitest'
import { contentsOf } from '../../tests/support/domain/memory-room.ts'
import { Bus } from '../../tests/support/nodes/bus.ts'
import { MemoryLog } from '../../tests/support/room/memory-log.ts'
import { openOn, report, submission, type OpenRoom } from '../../tests/support/room/open.ts'
import { county as COUNTY_DUTY } from '../positions/testing.ts'
import type { Operation } from '../rooms/rooms.ts'
import { LogWatch, type LogWatchOptions } from './log-watch.ts'

interface Node extends OpenRoom {
  watch: LogWatch
  /** Ranges that its listeners were told, each from its beginning to its end. */
  told: [fromSeq: number, toSeq: number][]
}

/** Two nodes on one log, which hear of each other over a bus that the test moves. */
async function twoNodes() {
  const log = new MemoryLog()
  const bus = new Bus()
  const heads = { failing: false, status: 'open' }
  const forgotten: string[] = []
  const node = async (name: string): Promise<Node> => {
    const open = await openOn(log, `${name}-`)
    const operation = { row: { id: 'live' }, room: open.room } as Operation
    const rooms: LogWatchOptions['rooms'] = {
      get: (id) => (id === 'live' ? operation : undefined),
      adopt: async () => undefined,
      forget: async (id) => void forgotten.push(id),
      onOpened: (listener) => listener(operation),
    }
    const operations = {
      async readHeads() {
        if (heads.failing) throw new Error('the database is away')
        return [{ id: 'live', status: heads.status, lastSeq: log.head.seq }]
      },
    }
    const output = { error: (_: unknown, text?: string) => void open.notes.push(text ?? '') }
    const watch = new LogWatch({ rooms, operations, output })
    const told: Node['told'] = []
    open.room.onBatch(({ fromSeq, toSeq }) => told.push([fromSeq, toSeq]))
    watch.begin(bus.join(name))
    watch.stop()
    await watch.look()
    return { ...open, watch, told }
  }
  const [a, b] = [await node('a'), await node('b')]
  /** Delivers the hints, and waits until the rooms have followed them. */
  const deliver = async () => {
    bus.deliver()
    for (const { room } of [a, b]) await room.catchUp(log.head.seq)
  }
  return { log, bus, a, b, heads, forgotten, deliver }
}

const isGapless = (told: Node['told']) => told.every(([from], at) => from === (told[at - 1]?.[1] ?? 0) + 1)

describe('two nodes on one log', () => {
  it('show each what the other has stored, in one order and without a gap', async () => {
    const { log, a, b, deliver } = await twoNodes()
    await a.room.submit(report('一'))
    expect(b.room.store.seq).toBe(0)
    await deliver()
    expect(b.told).toEqual([[1, 1]])
    await Promise.all([b.room.submit(report('二')), a.room.submit(report('三')), b.room.submit(report('四'))])
    await deliver()
    for (const { room, told } of [a, b]) {
      expect(room.store.seq).toBe(4)
      expect(isGapless(told)).toBe(true)
    }
    expect(contentsOf(a.room.store)).toEqual(contentsOf(b.room.store))
    expect(log.events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  })

  it('catch up when every hint is lost, by looking where the logs end', async () => {
    const { bus, a, b } = await twoNodes()
    await a.room.submit(report())
    bus.lose()
    await b.watch.look()
    expect(b.told).toEqual([[1, 1]])
  })

  it('take hints that come late, twice or of what is not there for nothing', async () => {
    const { log, bus, a, b, deliver } = await twoNodes()
    await a.room.submit(report('一'))
    await a.room.submit(report('二'))
    await b.watch.look()
    const { reads } = log
    await deliver()
    expect(log.reads).toBe(reads)
    bus.join('c').tell('stored', { operation: 'live', seq: 999 })
    bus.join('c').tell('stored', { operation: 'nowhere', seq: 1 })
    await deliver()
    await b.watch.look()
    expect(b.told).toEqual([[1, 2]])
    await b.room.submit(report('三'))
    expect(b.notes).toEqual([])
  })

  it('do a command that was sent to both once, and give both the same answer', async () => {
    const { log, a, b } = await twoNodes()
    const sent = () => report('一', { commandId: 'sent-to-both' })
    const answers = await Promise.all([a.room.submit(sent()), b.room.submit(sent())])
    expect(answers[0]).toEqual(answers[1])
    expect(log.events).toHaveLength(1)
  })

  it('refuse nothing for a reason that is no longer true', async () => {
    const { a, b, log } = await twoNodes()
    const unit = { unitId: 'u-1', name: '队', teamType: 'rescue', headcount: 1 }
    await a.room.submit(submission('RegisterUnit', unit))
    // This node has not heard of the unit: its first thought is that there is none.
    const duty = submission('SetDuty', { unitId: 'u-1', duty: 'on' })
    await expect(b.room.submit(duty)).resolves.toMatchObject({ ok: true, seq: 2 })
    expect(log.events).toHaveLength(2)
  })

  it('keep the first refusal of a command that both refuse', async () => {
    const { log, a, b } = await twoNodes()
    const close = () =>
      submission('CloseIncident', { incidentId: 'none', reason: '无' }, { commandId: 'refused-by-both' })
    const answers = await Promise.all([a.room.submit(close()), b.room.submit(close())])
    expect(answers[0]).toMatchObject({ ok: false })
    expect(answers[1]).toEqual(answers[0])
    expect(log.answers.size).toBe(1)
  })

  it('go on when the heads cannot be read, and note it', async () => {
    const { a, b, heads } = await twoNodes()
    await a.room.submit(report())
    heads.failing = true
    await b.watch.look()
    expect(b.notes).toHaveLength(1)
    heads.failing = false
    await b.watch.look()
    expect(b.room.store.seq).toBe(1)
  })

  it('look again at once when hints begin to come through', async () => {
    const { bus, a, b } = await twoNodes()
    bus.cut()
    await a.room.submit(report())
    bus.mend()
    await b.watch.look()
    expect(b.room.store.seq).toBe(1)
    expect(bus.waiting).toBe(0)
  })

  it('close an operation that was given up at another node', async () => {
    const { b, heads, forgotten } = await twoNodes()
    heads.status = 'discarded'
    await b.watch.look()
    expect(forgotten).toEqual(['live'])
  })
})

describe('somebody who goes from one node to the other', () => {
  it('gets the changes since, not a snapshot', async () => {
    const { a, b, deliver } = await twoNodes()
    await a.room.submit(report('一'))
    await deliver()
    await b.room.submit(report('二'))
    await deliver()
    const { view } = a.room.feed.snapshot(COUNTY_DUTY)
    const answer = b.room.feed.answer(COUNTY_DUTY, { since: 1, view })
    expect(answer).toMatchObject({ mode: 'changes', fromSeq: 2, toSeq: 2 })
  })
})
