import { describe, expect, it } from 'vitest'
import { COUNTY, SONGLING, YUNXI } from '../../tests/support/domain/bodies/body.ts'
import { unitIn } from '../../tests/support/domain/records-in.ts'
import { anIncident, aUnit, lastEvent, lastOf, Scene } from '../../tests/support/domain/scene.ts'
import type { Event } from '../events.ts'
import { evolve } from '../evolve.ts'
import { Store } from '../store.ts'

describe('a unit', () => {
  it('starts off duty, free, without a device', () => {
    const scene = new Scene()
    scene.did('RegisterUnit', { name: '民兵排', teamType: 'militia', headcount: 12, leader: 'p-1' })
    expect(unitIn(scene, lastOf(scene, 'UnitRegistered').unitId)).toMatchObject({
      duty: 'off',
      status: 'available',
      assignment: null,
      device: null,
      leader: 'p-1',
      callSign: null,
      simulated: false,
      sharedWith: [],
    })
  })

  it('has the leader appointed last; the log says whom they follow', () => {
    const scene = new Scene()
    const unitId = aUnit(scene, undefined, { leader: 'p-1' })
    scene.did('AppointLeader', { unitId, leader: 'p-2' })
    expect(unitIn(scene, unitId).leader).toBe('p-2')
    expect(lastOf(scene, 'LeaderAppointed')).toEqual({ unitId, leader: 'p-2', before: 'p-1' })
  })

  it('that is sent elsewhere is seen there until it is released', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene, SONGLING)
    const unitId = aUnit(scene, COUNTY)
    const county = { jurisdiction: COUNTY }
    scene.did('AssignUnit', { unitId, incidentId, task: '转移群众' }, county)
    expect(unitIn(scene, unitId)).toMatchObject({
      status: 'en-route',
      sharedWith: [SONGLING],
      assignment: { incidentId, jurisdiction: SONGLING, task: '转移群众' },
    })
    expect(lastEvent(scene, 'UnitAssigned').sharedWith).toEqual([SONGLING])
    scene.did('SetUnitStatus', { unitId, status: 'on-scene' }, county)
    scene.did('ReleaseUnit', { unitId }, county)
    expect(lastEvent(scene, 'UnitReleased').sharedWith).toEqual([SONGLING])
    expect(unitIn(scene, unitId)).toMatchObject({ status: 'returning', sharedWith: [], assignment: null })
  })

  it('that is sent to an incident of the county is not shown to its neighbours', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene, COUNTY)
    scene.did('ShareIncident', { incidentId, with: [YUNXI] }, { jurisdiction: COUNTY })
    const unitId = aUnit(scene)
    scene.did('AssignUnit', { unitId, incidentId })
    expect(unitIn(scene, unitId)).toMatchObject({ status: 'en-route', sharedWith: [] })
    expect(lastEvent(scene, 'UnitAssigned').sharedWith).toEqual([])
  })

  it('that is sent within its own jurisdiction is shared with nobody', () => {
    const scene = new Scene()
    const unitId = aUnit(scene)
    scene.did('AssignUnit', { unitId, incidentId: anIncident(scene) })
    expect(unitIn(scene, unitId)).toMatchObject({ status: 'en-route', sharedWith: [] })
  })

  it('remembers since when it is as it is', () => {
    const scene = new Scene()
    const unitId = aUnit(scene)
    scene.did('AssignUnit', { unitId, incidentId: anIncident(scene) })
    const at = scene.clock.now
    scene.did('UpdateSituation', { incidentId: lastOf(scene, 'UnitAssigned').incidentId, text: '水退' })
    expect(unitIn(scene, unitId).statusSince).toBe(at)
  })
})

it.each([
  ['an incident that it was never sent to', 'on-scene'],
  ['nothing at all', 'en-route'],
])('a log in which a unit is at %s is damaged, and said so', (_, to) => {
  const scene = new Scene()
  const unitId = aUnit(scene)
  const event = { type: 'UnitStatusChanged', seq: 9, payload: { unitId, from: 'available', to } } as Event
  expect(() => evolve(scene.store, event)).toThrow('without an assignment')
  expect(() => evolve(new Store(), event)).toThrow('seq 9')
})
