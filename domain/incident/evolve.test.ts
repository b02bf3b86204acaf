import { describe, expect, it } from 'vitest'
import { incidentIn } from '../../tests/support/domain/records-in.ts'
import {
  aClosedIncident,
  anIncident,
  aVerifiedIncident,
  lastOf,
  Scene,
} from '../../tests/support/domain/scene.ts'
import type { Event } from '../events.ts'
import { evolve } from '../evolve.ts'
import { Store } from '../store.ts'

describe('an incident', () => {
  it('is made of what was reported, its position in WGS-84', () => {
    const scene = new Scene()
    const id = anIncident(scene, undefined, {
      position: { lat: 29.5, lon: 103.5, datum: 'GCJ-02' },
      casualties: { trapped: 3 },
      reporter: 'p-1',
    })
    expect(incidentIn(scene, id)).toMatchObject({
      status: 'received',
      number: 1,
      place: '河口桥',
      reporter: 'p-1',
      casualties: { trapped: 3 },
      acknowledgedAt: null,
      grade: null,
      seq: 1,
    })
    expect(incidentIn(scene, id).position?.lat).not.toBe(29.5)
    expect(lastOf(scene, 'IncidentReported').reporter).toBe('p-1')
  })

  it('keeps when it happened apart from when it was told', () => {
    const scene = new Scene()
    const payload = { code: '11B03', place: '桥', source: 'phone', description: '水' }
    scene.did('ReportIncident', payload, { occurredAt: '2026-07-14T17:00:00+08:00' })
    const incident = incidentIn(scene, 'n-1')
    expect([incident.occurredAt, incident.reportedAt]).toEqual([
      '2026-07-14T09:00:00.000Z',
      '2026-07-14T10:00:01.000Z',
    ])
  })

  it('adds up what is said of casualties, and keeps what is not said again', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene, undefined, { casualties: { dead: 0, trapped: 3 } })
    scene.did('UpdateSituation', { incidentId, text: '救出一人', casualties: { trapped: 2, injured: 1 } })
    expect(incidentIn(scene, incidentId).casualties).toEqual({ dead: 0, trapped: 2, injured: 1 })
    expect(incidentIn(scene, incidentId).situation?.text).toBe('救出一人')
  })

  it('has the fields of its status, and leaves those of the old one behind', () => {
    const scene = new Scene()
    const incidentId = aClosedIncident(scene)
    expect(incidentIn(scene, incidentId)).toMatchObject({
      status: 'closed',
      closing: { reason: '水退', falseAlarm: false },
    })
    expect(incidentIn(scene, incidentId)).not.toHaveProperty('phase')
    scene.did('ReopenIncident', { incidentId, reason: '又涨水' })
    expect(incidentIn(scene, incidentId)).toMatchObject({ status: 'verified', phase: 'first-response' })
    expect(incidentIn(scene, incidentId)).not.toHaveProperty('closing')
  })

  it('moves on by phases', () => {
    const scene = new Scene()
    const incidentId = aVerifiedIncident(scene)
    scene.did('UpdateSituation', { incidentId, text: '转入善后', phase: 'recovery' })
    expect(incidentIn(scene, incidentId)).toMatchObject({ phase: 'recovery' })
  })

  it('that was a false alarm says so, and reopened it is to be verified first', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene)
    scene.did('VerifyIncident', { incidentId, outcome: 'false-alarm', basis: '误报' })
    expect(incidentIn(scene, incidentId)).toMatchObject({ closing: { reason: '误报', falseAlarm: true } })
    scene.did('ReopenIncident', { incidentId, reason: '确有其事' })
    expect(incidentIn(scene, incidentId)).toMatchObject({ status: 'received' })
  })

  it('leaves the state when it is archived', () => {
    const scene = new Scene()
    const incidentId = aClosedIncident(scene)
    scene.did('ArchiveIncident', { incidentId })
    expect(scene.store.get('incident', incidentId)).toBeUndefined()
  })
})

it('a log that names an incident which never was is damaged, and said so', () => {
  const event = { type: 'IncidentArchived', seq: 7, payload: { incidentId: 'ghost' } } as Event
  expect(() => evolve(new Store(), event)).toThrow('seq 7')
})
