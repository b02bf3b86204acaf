import { describe, expect, it } from 'vitest'
import { anIncident, aUnit, Scene } from '../../tests/support/domain/scene.ts'
import type { AnyRecord } from '../records.ts'
import type { NetChange } from './differences.ts'
import { Replica } from './replica.ts'
import type { JoinAnswer, WireRecords } from './wire.ts'

const VIEW = 'log-1/duty@990101101'

const incident = ((): AnyRecord => {
  const scene = new Scene()
  const id = anIncident(scene)
  const record = scene.store.get('incident', id)
  if (!record) throw new Error('There is no incident')
  return record
})()

const record = (id: string, seq: number): AnyRecord => ({ ...incident, id, seq }) as AnyRecord
const records = (...all: AnyRecord[]): WireRecords => {
  const table: Record<string, AnyRecord> = Object.create(null)
  for (const one of all) table[one.id] = one
  return { incident: table } as WireRecords
}
const snapshot = (seq: number, ...all: AnyRecord[]): JoinAnswer => ({
  mode: 'snapshot',
  view: VIEW,
  seq,
  records: records(...all),
})
const changes = (
  fromSeq: number,
  toSeq: number,
  put: AnyRecord[] = [],
  remove: string[] = [],
  view = VIEW,
) => ({
  view,
  fromSeq,
  toSeq,
  put: records(...put),
  remove: remove.length ? { incident: remove } : {},
})

function aReplica(seq: number, ...all: AnyRecord[]): Replica {
  const replica = new Replica()
  expect(replica.receive(snapshot(seq, ...all))).toBe('applied')
  return replica
}

const idsOf = (replica: Replica) => [...replica.list('incident')].map(({ id }) => id).sort()

describe('changes', () => {
  it('[S9] that begin right after the cursor are applied', () => {
    const replica = aReplica(5, record('a', 1), record('b', 2))
    expect(replica.apply(changes(6, 8, [record('c', 7), record('a', 8)], ['b']))).toBe('applied')
    expect(replica.seq).toBe(8)
    expect(idsOf(replica)).toEqual(['a', 'c'])
    expect(replica.get('incident', 'a')?.seq).toBe(8)
    expect(replica.size).toBe(2)
  })

  it('[S6] [S9] with nothing in them move the cursor', () => {
    const replica = aReplica(5, record('a', 1))
    expect(replica.apply(changes(6, 9))).toBe('applied')
    expect(replica.seq).toBe(9)
    expect(idsOf(replica)).toEqual(['a'])
  })

  it.each([
    ['the same again', 6, 7],
    ['the last event alone', 7, 7],
    ['long ago', 1, 2],
  ])('[S10] that are old (%s) change nothing', (_, fromSeq, toSeq) => {
    const replica = aReplica(7, record('a', 7))
    expect(replica.apply(changes(fromSeq, toSeq, [record('a', 6), record('old', 6)], ['a']))).toBe('old')
    expect(replica.seq).toBe(7)
    expect(replica.get('incident', 'a')?.seq).toBe(7)
    expect(idsOf(replica)).toEqual(['a'])
  })

  it('[S11] that begin later leave a gap, and the replica says from where to ask', () => {
    const replica = aReplica(5)
    expect(replica.apply(changes(7, 7, [record('a', 7)]))).toBe('gap')
    expect(idsOf(replica)).toEqual([])
    expect(replica.request).toEqual({ since: 5, view: VIEW })
  })

  it('[S12] that overlap the cursor are a gap', () => {
    const replica = aReplica(5, record('a', 5))
    expect(replica.apply(changes(4, 6, [record('b', 6)]))).toBe('gap')
    expect([replica.seq, idsOf(replica)]).toEqual([5, ['a']])
  })

  it('[S13] of another view are a gap', () => {
    const replica = aReplica(5)
    expect(replica.apply(changes(6, 6, [record('a', 6)], [], 'log-1/duty@990101102'))).toBe('gap')
    expect(replica.apply(changes(1, 2, [], [], 'log-2/duty@990101101'))).toBe('gap')
    expect(idsOf(replica)).toEqual([])
  })

  it('[S13] before any view are a gap', () => {
    const replica = new Replica()
    expect(replica.apply(changes(1, 1, [record('a', 1)]))).toBe('gap')
    expect([replica.view, replica.seq, replica.request]).toEqual([undefined, 0, {}])
  })
})

describe('an answer', () => {
  it('[S9] with changes is applied like changes', () => {
    const replica = aReplica(5)
    expect(replica.receive({ mode: 'changes', ...changes(6, 9, [record('a', 7)]) })).toBe('applied')
    expect([replica.seq, idsOf(replica)]).toEqual([9, ['a']])
    expect(replica.receive({ mode: 'changes', ...changes(10, 9) })).toBe('old')
  })

  it('[S14] that does not fit makes the next question one for everything', () => {
    const replica = aReplica(5)
    expect(replica.receive({ mode: 'changes', ...changes(4, 9) })).toBe('gap')
    expect(replica.request).toEqual({})
    replica.receive(snapshot(9))
    expect(replica.request).toEqual({ since: 9, view: VIEW })
  })

  it('[S15] with a snapshot replaces everything, and keeps the objects that are the same', () => {
    const replica = aReplica(5, record('a', 1), record('b', 2), record('c', 3))
    const before = replica.get('incident', 'a')
    replica.receive(snapshot(8, record('a', 1), record('b', 7), record('d', 8)))
    expect(idsOf(replica)).toEqual(['a', 'b', 'd'])
    expect(replica.get('incident', 'a')).toBe(before)
    expect(replica.get('incident', 'b')?.seq).toBe(7)
  })

  it('[S15] with an older snapshot of the same view is ignored', () => {
    const replica = aReplica(5, record('a', 5))
    expect(replica.receive(snapshot(4, record('a', 4)))).toBe('old')
    expect([replica.seq, replica.get('incident', 'a')?.seq]).toEqual([5, 5])
  })

  it('[S9] with removals alone takes them away, of a resume and of a message alike', () => {
    const replica = aReplica(5, record('a', 1), record('b', 2), record('c', 3))
    expect(replica.receive({ mode: 'changes', ...changes(6, 6, [], ['a']) })).toBe('applied')
    expect(idsOf(replica)).toEqual(['b', 'c'])
    expect(replica.apply(changes(7, 7, [], ['b']))).toBe('applied')
    expect([idsOf(replica), replica.get('incident', 'b'), replica.size]).toEqual([['c'], undefined, 1])
  })

  it('[S16] [S17] with a snapshot of another view replaces everything, though its seq is lower', () => {
    const replica = aReplica(5, record('a', 1), record('b', 2))
    const other = { ...record('a', 1), description: '另一份' } as AnyRecord
    const answer = {
      mode: 'snapshot',
      view: 'log-2/duty@990101101',
      seq: 3,
      records: records(other),
    } as const
    expect(replica.receive(answer)).toBe('applied')
    expect([replica.seq, replica.view, idsOf(replica)]).toEqual([3, 'log-2/duty@990101101', ['a']])
    expect(replica.get('incident', 'a')?.description).toBe('另一份')
  })
})

describe('a replica', () => {
  it('[S19] knows from the end of the log that it is behind', () => {
    const replica = aReplica(5)
    expect([replica.isBehind(5), replica.isBehind(6), replica.isBehind(4)]).toEqual([false, true, false])
  })

  it('[S21] takes any text for an id', () => {
    const ids = ['__proto__', 'constructor', 'hasOwnProperty', 'toString']
    const text = JSON.stringify(snapshot(1, ...ids.map((id) => record(id, 1))))
    const replica = new Replica()
    replica.receive(JSON.parse(text))
    expect(idsOf(replica)).toEqual([...ids].sort())
    expect(replica.get('incident', 'valueOf')).toBeUndefined()
    const away = JSON.parse(
      JSON.stringify(changes(2, 2, [record('__proto__', 2)], ['constructor', 'valueOf'])),
    )
    expect(replica.apply(away)).toBe('applied')
    expect(idsOf(replica)).toEqual(['__proto__', 'hasOwnProperty', 'toString'])
    expect(replica.get('incident', '__proto__')?.seq).toBe(2)
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('[S21] leaves kinds alone that it does not know', () => {
    const replica = new Replica()
    const answer = {
      mode: 'snapshot',
      view: VIEW,
      seq: 1,
      records: { drone: { d: { kind: 'drone', id: 'd' } } },
    }
    expect(replica.receive(answer as unknown as JoinAnswer)).toBe('applied')
    expect([replica.seq, replica.size]).toEqual([1, 0])
  })

  it('tells those who listen what each record was and is', () => {
    const replica = aReplica(5, record('a', 1), record('b', 2), record('c', 3))
    const heard: (readonly NetChange[])[] = []
    const stop = replica.subscribe((change) => heard.push(change))
    replica.apply(changes(6, 7, [record('a', 6), record('d', 7)], ['b', 'never-had']))
    replica.receive(snapshot(9, record('a', 6), record('d', 9)))
    replica.apply(changes(1, 2, [record('a', 2)]))
    replica.clear()
    stop()
    replica.receive(snapshot(1, record('x', 1)))
    const brief = (change: readonly NetChange[]) =>
      change.map(({ id, before, after }) => `${id} ${before?.seq ?? '-'}>${after?.seq ?? '-'}`).sort()
    expect(heard.map(brief)).toEqual([
      ['a 1>6', 'b 2>-', 'd ->7'],
      ['c 3>-', 'd 7>9'],
      ['a 6>-', 'd 9>-'],
    ])
    expect(replica.request).toEqual({ since: 1, view: VIEW })
  })

  it('is read like the state, so that a form can decide early', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene)
    const unitId = aUnit(scene)
    aUnit(scene)
    scene.did('AssignUnit', { unitId, incidentId })
    const units = Object.fromEntries([...scene.store.list('unit')].map((unit) => [unit.id, unit]))
    const replica = new Replica()
    replica.receive({ mode: 'snapshot', view: VIEW, seq: scene.store.seq, records: { unit: units } })
    expect([...replica.by('unit', 'incident', incidentId)].map(({ id }) => id)).toEqual([unitId])
    expect([...replica.by('unit', 'device', 'osmand:1')]).toEqual([])
    expect([...replica.all()]).toHaveLength(2)
  })
})
