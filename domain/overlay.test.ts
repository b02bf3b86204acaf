import { describe, expect, it } from 'vitest'
import { anIncident, aUnit, Scene } from '../tests/support/domain/scene.ts'
import { Overlay } from './overlay.ts'
import type { NewRecord } from './records.ts'

function given() {
  const scene = new Scene()
  const incidentId = anIncident(scene)
  const unitId = aUnit(scene)
  const base = scene.store
  const unit = base.get('unit', unitId)
  if (!unit) throw new Error('There is no unit')
  const sent: NewRecord = {
    ...unit,
    status: 'en-route',
    assignment: { incidentId: unit.id as never, jurisdiction: unit.jurisdiction, task: null, since: '' },
  }
  return { base, overlay: new Overlay(base), incidentId, unit, sent }
}

describe('an overlay', () => {
  it('reads the base until something is laid over it', () => {
    const { base, overlay, unit } = given()
    expect(overlay.get('unit', unit.id)).toBe(base.get('unit', unit.id))
    expect([...overlay.list('unit')]).toHaveLength(1)
  })

  it('shows what was laid over, by id, in lists and by index, once', () => {
    const { overlay, unit, sent } = given()
    overlay.apply({ put: [sent], remove: [] }, 9)
    expect(overlay.get('unit', unit.id)).toMatchObject({ status: 'en-route', seq: 9 })
    expect([...overlay.list('unit')].map(({ status }) => status)).toEqual(['en-route'])
    expect([...overlay.by('unit', 'incident', unit.id)]).toHaveLength(1)
    overlay.apply({ put: [unit], remove: [] }, 10)
    expect([...overlay.by('unit', 'incident', unit.id)]).toEqual([])
  })

  it('hides what was removed, and shows it again when it is put again', () => {
    const { overlay, unit } = given()
    overlay.apply({ put: [], remove: [{ kind: 'unit', id: unit.id }] }, 9)
    expect(overlay.get('unit', unit.id)).toBeUndefined()
    expect([...overlay.list('unit')]).toEqual([])
    overlay.apply({ put: [unit], remove: [] }, 10)
    expect(overlay.get('unit', unit.id)?.seq).toBe(10)
  })

  it('never touches the base', () => {
    const { base, overlay, unit, sent } = given()
    const before = [...base.all()]
    overlay.apply({ put: [sent], remove: [{ kind: 'unit', id: unit.id }] }, 9)
    expect([...base.all()]).toEqual(before)
    expect(base.seq).toBe(3)
  })
})
