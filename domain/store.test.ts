import { describe, expect, it } from 'vitest'
import { anIncident, aUnit, Scene } from '../tests/support/domain/scene.ts'
import { Store } from './store.ts'

function given() {
  const scene = new Scene()
  const incidentId = anIncident(scene)
  const unitId = aUnit(scene)
  const unit = scene.store.get('unit', unitId)
  if (!unit) throw new Error('There is no unit')
  return { scene, store: scene.store, incidentId, unit }
}

describe('a store', () => {
  it('stamps each record with the event that last changed it', () => {
    const { store, incidentId, unit } = given()
    expect([store.seq, store.get('incident', incidentId)?.seq, unit.seq]).toEqual([3, 1, 3])
    expect(store.size).toBe([...store.all()].length)
  })

  it('says what each record was and became', () => {
    const { store, unit } = given()
    const changed = store.apply({ put: [{ ...unit, duty: 'off' }], remove: [] }, 4)
    expect(changed).toEqual([
      { seq: 4, kind: 'unit', id: unit.id, before: unit, after: { ...unit, duty: 'off', seq: 4 } },
    ])
    const removed = store.apply({ put: [], remove: [{ kind: 'unit', id: unit.id }] }, 5)
    expect(removed).toEqual([
      { seq: 5, kind: 'unit', id: unit.id, before: changed[0]?.after, after: undefined },
    ])
    expect(store.apply({ put: [], remove: [{ kind: 'unit', id: unit.id }] }, 6)).toEqual([])
    expect(store.seq).toBe(6)
  })

  it('finds by index what is so now, and no more what was', () => {
    const { store, unit } = given()
    const found = () => [...store.by('unit', 'device', 'osmand:1')].map(({ id }) => id)
    store.apply({ put: [{ ...unit, device: 'osmand:1' }], remove: [] }, 4)
    expect(found()).toEqual([unit.id])
    store.apply({ put: [{ ...unit, device: null }], remove: [] }, 5)
    expect(found()).toEqual([])
  })

  it('never changes a record that somebody holds', () => {
    const { store, unit } = given()
    store.apply({ put: [{ ...unit, duty: 'off' }], remove: [] }, 4)
    expect(unit.duty).toBe('on')
  })

  it('is the same from the records of a checkpoint, and nobody shares it', () => {
    const { store, unit, incidentId } = given()
    const copy = Store.from(store.seq, store.all())
    expect([...copy.all()]).toEqual([...store.all()])
    copy.apply({ put: [], remove: [{ kind: 'incident', id: incidentId }] }, 4)
    expect(store.get('incident', incidentId)?.id).toBe(incidentId)
    expect(copy.get('unit', unit.id)).toBe(unit)
  })

  it('steps back over what was put, changed and removed', () => {
    const { store, unit } = given()
    const before = [...store.all()]
    const first = store.apply({ put: [{ ...unit, device: 'osmand:1' }], remove: [] }, 4)
    const second = store.apply(
      { put: [{ ...unit, id: 'u-2' as never }], remove: [{ kind: 'unit', id: unit.id }] },
      5,
    )
    store.revert([...first, ...second], 3)
    expect(new Set(store.all())).toEqual(new Set(before))
    expect(store.seq).toBe(3)
    expect([...store.by('unit', 'device', 'osmand:1')]).toEqual([])
  })
})
