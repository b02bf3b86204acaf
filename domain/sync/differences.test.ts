import { expect, it } from 'vitest'
import { aUnit, Scene } from '../../tests/support/domain/scene.ts'
import type { AnyRecord } from '../records.ts'
import { netChanges, recordsOf, removalsOf, WireDraft } from './differences.ts'
import type { WireRecords, WireRemovals } from './wire.ts'

function aRecord(id: string, seq: number): AnyRecord {
  const scene = new Scene()
  const unit = scene.store.get('unit', aUnit(scene))
  return { ...unit, id, seq } as AnyRecord
}

it('[S5] the net of a batch is the first before and the last after', () => {
  const [first, second, third] = [aRecord('a', 1), aRecord('a', 2), aRecord('a', 3)]
  const key = { kind: 'unit', id: 'a' } as const
  const net = netChanges([
    { seq: 2, ...key, before: first, after: second },
    { seq: 3, ...key, before: second, after: third },
  ])
  expect(net).toEqual([{ ...key, before: first, after: third }])
})

it.each(['__proto__', 'constructor', 'toJSON', 'a/b'])('[S21] %s survives the wire as an id', (id) => {
  const draft = new WireDraft()
  draft.put(aRecord(id, 1))
  draft.remove({ kind: 'lot', id })
  const wire = JSON.parse(JSON.stringify({ put: draft.records, remove: draft.removals })) as {
    put: WireRecords
    remove: WireRemovals
  }
  expect([...recordsOf(wire.put)].map((record) => record.id)).toEqual([id])
  expect([...removalsOf(wire.remove)]).toEqual([{ kind: 'lot', id }])
})
