import { describe, expect, it } from 'vitest'
import type { Event } from '../../domain/events.ts'
import type { Unit } from '../../domain/unit/record.ts'
import { Picture } from './picture.svelte.ts'

const unit = (id: string, seq: number) =>
  ({ kind: 'unit', id, seq, jurisdiction: '990101', sharedWith: [] }) as unknown as Unit
const event = (seq: number) => ({ seq, about: [] }) as unknown as Event
const changes = (seq: number, put: Unit) => ({
  fromSeq: seq,
  toSeq: seq,
  put: { unit: { [put.id]: put } },
  remove: {},
  view: 'v',
  log: [event(seq)],
})

describe('the picture on a screen', () => {
  it('is whole after a snapshot, and follows changes', () => {
    const picture = new Picture('live')
    expect(picture.loaded).toBe(false)
    picture.receive({ mode: 'snapshot', seq: 3, records: { unit: { a: unit('a', 2) } }, view: 'v' })
    expect(picture.loaded).toBe(true)
    expect(picture.apply(changes(4, unit('b', 4)))).toBe('applied')
    expect([...picture.list('unit')].map(({ id }) => id)).toEqual(['a', 'b'])
    expect(picture.apply(changes(6, unit('c', 6)))).toBe('gap')
    expect(picture.seq).toBe(4)
  })

  it('says nothing of its log before lines of it have come, be there none', () => {
    const picture = new Picture('live')
    picture.receive({ mode: 'snapshot', seq: 3, records: {}, view: 'v' })
    expect(picture.logRead).toBe(false)
    picture.remember([])
    expect(picture.logRead).toBe(true)
  })

  it('keeps the newest lines of the log, each once and in order, whichever way they came', () => {
    const picture = new Picture('live')
    picture.receive({ mode: 'snapshot', seq: 3, records: {}, view: 'v' })
    picture.apply(changes(4, unit('a', 4)))
    picture.remember([event(4), event(2), event(3)])
    expect(picture.log.map(({ seq }) => seq)).toEqual([2, 3, 4])
    picture.remember(Array.from({ length: 400 }, (_, n) => event(n + 5)))
    expect(picture.log).toHaveLength(300)
    expect(picture.log.at(-1)?.seq).toBe(404)
  })
})
