import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EVENTS } from '../../domain/events.ts'
import { Store, type Transition } from '../../domain/store.ts'
import { upcast, type StoredEvent } from '../../domain/upcast.ts'
import { applyTo, contentsOf, fold, MemoryRoom } from '../support/domain/memory-room.ts'
import { commits, opened, plot, runs, told } from './story.ts'

const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value))

it('replay from the stored log equals the live state', () => {
  fc.assert(
    fc.property(plot, (of) => {
      const room = told(of)
      const stored = room.log.map((event): StoredEvent => asJson(event))
      expect(contentsOf(fold(stored.map(upcast)))).toEqual(contentsOf(room.store))
    }),
    runs,
  )
})

it('a checkpoint and the tail equal the full fold', () => {
  fc.assert(
    fc.property(plot, fc.nat(), (of, cut) => {
      const { log, store } = told(of)
      const seq = cut % (log.length + 1)
      const checkpoint = asJson([...fold(log.slice(0, seq)).all()])
      const resumed = fold(log.slice(seq), Store.from(seq, checkpoint))
      expect(resumed.seq).toBe(store.seq)
      expect(contentsOf(resumed)).toEqual(contentsOf(store))
    }),
    runs,
  )
})

it('a state that steps backwards over what happened is the state before', () => {
  fc.assert(
    fc.property(plot, fc.nat(), (of, cut) => {
      const { log } = told(of)
      const seq = cut % (log.length + 1)
      const store = fold(log.slice(0, seq))
      const before = contentsOf(store)
      const indexed = indexesOf(store)
      const transitions: Transition[] = log.slice(seq).flatMap((event) => applyTo(store, event))
      store.revert(transitions, seq)
      expect(store.seq).toBe(seq)
      expect(contentsOf(store)).toEqual(before)
      expect(indexesOf(store)).toEqual(indexed)
    }),
    runs,
  )
})

it('commands that share a commit lead to the same events as one by one', () => {
  fc.assert(
    fc.property(plot, (of) => {
      const together = opened(of)
      const oneByOne = opened(of)
      for (const commands of commits(of, together)) {
        together.submit(...commands)
        oneByOne.clock.pass(1000)
        for (const command of commands) oneByOne.submit(command)
      }
      expect(together.log).toEqual(oneByOne.log)
      expect(contentsOf(together.store)).toEqual(contentsOf(oneByOne.store))
    }),
    runs,
  )
})

it('every event fits its schema, and its place has no gap', () => {
  fc.assert(
    fc.property(plot, (of) => {
      const { log } = told(of)
      const streams = new Map<string, number>()
      for (const [at, event] of log.entries()) {
        expect(event.seq).toBe(at + 1)
        expect(event.streamSeq).toBe((streams.get(event.jurisdiction) ?? 0) + 1)
        streams.set(event.jurisdiction, event.streamSeq)
        expect(EVENTS[event.type].payload.strict().parse(asJson(event.payload))).toEqual(event.payload)
      }
    }),
    runs,
  )
})

it('the same story is told the same way twice', () => {
  fc.assert(
    fc.property(plot, (of) => {
      expect(told(of).log).toEqual(told(of).log)
    }),
    { ...runs, numRuns: 20 },
  )
})

/** Every index answered for every value that any record has. */
function indexesOf(store: Store): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  const ask = (name: string, ids: Iterable<{ id: string }>) => {
    found[name] = [...ids].map(({ id }) => id).sort()
  }
  for (const incident of store.list('incident')) {
    ask(`parent ${incident.id}`, store.by('incident', 'parent', incident.id))
    ask(`units ${incident.id}`, store.by('unit', 'incident', incident.id))
  }
  for (const { warehouseId, itemId, lotId } of store.list('balance')) {
    ask(`${warehouseId}/${itemId}`, store.by('balance', 'warehouseItem', `${warehouseId}/${itemId}`))
    ask(`lot ${lotId}`, store.by('balance', 'lot', lotId))
  }
  for (let device = 0; device < 6; device++) {
    ask(`device ${device}`, store.by('unit', 'device', `osmand:${device}`))
  }
  ask('waiting', store.by('inject', 'status', 'waiting'))
  return found
}

it('a room that starts at the end of a log goes on like the one that wrote it', () => {
  fc.assert(
    fc.property(plot, (of) => {
      const { log, kind, clock, store } = told(of)
      const again = new MemoryRoom({ kind, clock, log })
      expect(again.store.seq).toBe(store.seq)
      expect(indexesOf(again.store)).toEqual(indexesOf(store))
    }),
    runs,
  )
})
