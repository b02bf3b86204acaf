import { describe, expect, it } from 'vitest'
import { COUNTY, SONGLING, YUNXI } from '../../tests/support/domain/bodies/body.ts'
import { aUnit, aVerifiedIncident, anIncident, lastEvent, Scene } from '../../tests/support/domain/scene.ts'
import { incidentIn, unitIn } from '../../tests/support/domain/records-in.ts'

const county = { jurisdiction: COUNTY }
const songling = { jurisdiction: SONGLING }
const FOREIGNER = { jurisdiction: '990101103' }
const REINFORCED = ['UnitAssigned', 'IncidentReinforced']
const SENT_HOME = ['UnitReleased', 'ReinforcementWithdrawn']

/** Songling's unit at Yunxi's incident, sent by the county. */
function reinforcedScene() {
  const scene = new Scene()
  const incidentId = aVerifiedIncident(scene)
  const unitId = aUnit(scene, SONGLING, { name: '松岭民兵排', teamType: 'militia' })
  const outcome = scene.does('AssignUnit', { unitId, incidentId, task: '守桥' }, county)
  return { scene, incidentId, unitId, outcome }
}

describe('a unit sent across a border', () => {
  it('by the county is a fact on each side, and each names the other', () => {
    const { scene, incidentId, unitId, outcome } = reinforcedScene()
    expect(outcome).toEqual(REINFORCED)
    expect(lastEvent(scene, 'UnitAssigned')).toMatchObject({
      jurisdiction: SONGLING,
      sharedWith: [YUNXI],
      about: [unitId],
      payload: { unitId, incidentId, incidentJurisdiction: YUNXI },
    })
    expect(lastEvent(scene, 'IncidentReinforced')).toMatchObject({
      jurisdiction: YUNXI,
      sharedWith: [SONGLING],
      about: [incidentId],
      payload: { incidentId, unitId, unitJurisdiction: SONGLING, name: '松岭民兵排', task: '守桥' },
    })
  })

  it('is known to the incident, and each side sees the other, until it is released', () => {
    const { scene, incidentId, unitId } = reinforcedScene()
    expect(incidentIn(scene, incidentId)).toMatchObject({
      sharedWith: [SONGLING],
      reinforcements: [{ unitId, jurisdiction: SONGLING, name: '松岭民兵排', headcount: 8, task: '守桥' }],
    })
    expect(unitIn(scene, unitId).sharedWith).toEqual([YUNXI])
    expect(scene.does('ReleaseUnit', { unitId, reason: '水退' }, county)).toEqual(SENT_HOME)
    expect(incidentIn(scene, incidentId)).toMatchObject({ sharedWith: [], reinforcements: [] })
    expect(unitIn(scene, unitId)).toMatchObject({ sharedWith: [], assignment: null })
    // The news of the end still reaches those whom it concerns.
    expect(lastEvent(scene, 'ReinforcementWithdrawn').sharedWith).toEqual([SONGLING])
    expect(lastEvent(scene, 'UnitReleased').sharedWith).toEqual([YUNXI])
  })

  it('leaves what the office itself shares as it was', () => {
    const { scene, incidentId, unitId } = reinforcedScene()
    const share = (codes: readonly string[]) => scene.does('ShareIncident', { incidentId, with: codes })
    expect(share([SONGLING])).toEqual(['IncidentShared'])
    expect(share([SONGLING])).toEqual([])
    scene.did('ReleaseUnit', { unitId }, county)
    expect(incidentIn(scene, incidentId).sharedWith).toEqual([SONGLING])
  })

  it('goes on to be seen there when the office ends its own sharing', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene)
    scene.did('ShareIncident', { incidentId, with: [SONGLING] })
    const unitId = aUnit(scene, SONGLING)
    expect(scene.does('AssignUnit', { unitId, incidentId }, songling)).toEqual(REINFORCED)
    scene.did('ShareIncident', { incidentId, with: [] })
    expect(incidentIn(scene, incidentId).sharedWith).toEqual([SONGLING])
    expect(lastEvent(scene, 'IncidentShared').sharedWith).toEqual([SONGLING])
  })

  it('of two from one township the first to go home takes nothing from the other', () => {
    const { scene, incidentId, unitId } = reinforcedScene()
    const second = aUnit(scene, SONGLING)
    scene.did('AssignUnit', { unitId: second, incidentId }, county)
    scene.did('ReleaseUnit', { unitId }, county)
    expect(incidentIn(scene, incidentId)).toMatchObject({
      sharedWith: [SONGLING],
      reinforcements: [{ unitId: second }],
    })
  })

  it('by the county to an incident of its own township is one fact', () => {
    const scene = new Scene()
    const given = { unitId: aUnit(scene), incidentId: anIncident(scene) }
    expect(scene.does('AssignUnit', given, county)).toEqual(['UnitAssigned'])
    expect(lastEvent(scene, 'UnitAssigned').about).toEqual([given.unitId, given.incidentId])
    expect(scene.does('ReleaseUnit', { unitId: given.unitId }, county)).toEqual(['UnitReleased'])
  })
})

it('a unit sent across before both sides were told is released without the other half', () => {
  const { scene, incidentId, unitId } = reinforcedScene()
  const log = scene.room.log.filter(({ type }) => type !== 'IncidentReinforced')
  const before = new Scene('actual', { log, clock: scene.clock })
  expect(before.does('CloseIncident', { incidentId, reason: '水退' })).toBe('incident-has-units')
  expect(before.does('ReleaseUnit', { unitId }, county)).toEqual(['UnitReleased'])
})

describe('who may', () => {
  it('send: never the township that wants the unit, nor a third one', () => {
    const scene = new Scene()
    const given = { unitId: aUnit(scene, SONGLING), incidentId: anIncident(scene) }
    expect(scene.does('AssignUnit', given)).toBe('not-found')
    scene.did('AssignUnit', { ...given, incidentId: anIncident(scene) }, county)
    // Now it is seen there; still it is not theirs to send.
    expect(scene.does('AssignUnit', given)).toBe('other-jurisdiction')
    expect(scene.does('AssignUnit', given, FOREIGNER)).toBe('not-found')
  })

  it('send on: nobody, before it is released', () => {
    const { scene, unitId } = reinforcedScene()
    const elsewhere = { unitId, incidentId: anIncident(scene, SONGLING) }
    for (const by of [county, songling]) expect(scene.does('AssignUnit', elsewhere, by)).toBe('unit-assigned')
    scene.did('ReleaseUnit', { unitId }, county)
    expect(scene.does('AssignUnit', elsewhere, songling)).toEqual(['UnitAssigned'])
  })

  it('put it off duty: nobody, while it is there', () => {
    const { scene, unitId } = reinforcedScene()
    expect(scene.does('SetDuty', { unitId, duty: 'off' }, songling)).toBe('unit-assigned')
    expect(scene.does('SetDuty', { unitId, duty: 'off' })).toBe('other-jurisdiction')
  })

  it.each([
    ['its own office', songling],
    ['the office of the incident', { jurisdiction: YUNXI }],
    ['the county', county],
  ])('release it: %s', (_, by) => {
    const { scene, unitId } = reinforcedScene()
    expect(scene.does('ReleaseUnit', { unitId }, by)).toEqual(SENT_HOME)
  })

  it('release it: not a third township', () => {
    const { scene, incidentId, unitId } = reinforcedScene()
    expect(scene.does('ReleaseUnit', { unitId }, FOREIGNER)).toBe('not-found')
    scene.did('ShareIncident', { incidentId, with: [FOREIGNER.jurisdiction] })
    expect(scene.does('ReleaseUnit', { unitId }, FOREIGNER)).toBe('not-found')
  })

  it('close the incident: nobody, before its reinforcements are home', () => {
    const { scene, incidentId, unitId } = reinforcedScene()
    const close = () => scene.does('CloseIncident', { incidentId, reason: '水退' })
    expect(close()).toBe('incident-has-units')
    scene.did('ReleaseUnit', { unitId })
    expect(close()).toEqual(['IncidentClosed'])
    expect(scene.does('ArchiveIncident', { incidentId })).toEqual(['IncidentArchived'])
  })
})
