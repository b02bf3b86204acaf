import { describe, expect, it } from 'vitest'
import { COUNTY, SONGLING, YUNXI } from '../../tests/support/domain/bodies/body.ts'
import { incidentIn } from '../../tests/support/domain/records-in.ts'
import { anIncident, aUnit, aVerifiedIncident, lastEvent, Scene } from '../../tests/support/domain/scene.ts'

const county = { jurisdiction: COUNTY }
const songling = { jurisdiction: SONGLING }
const THIRD = '990101103'

/** Songling's incident below Yunxi's, linked by the county. */
function family() {
  const scene = new Scene()
  const parentId = aVerifiedIncident(scene)
  const childId = anIncident(scene, SONGLING)
  const outcome = scene.does('LinkIncident', { incidentId: childId, parentId }, county)
  return { scene, parentId, childId, outcome }
}

const FALSE_ALARM = { outcome: 'false-alarm', basis: '误报' }

describe('an incident below one of another jurisdiction', () => {
  it('is linked by a fact on each side, and each names the other', () => {
    const { scene, parentId, childId, outcome } = family()
    expect(outcome).toEqual(['IncidentLinked', 'ChildIncidentLinked'])
    expect(lastEvent(scene, 'IncidentLinked')).toMatchObject({
      jurisdiction: SONGLING,
      about: [childId],
      payload: { incidentId: childId, parentId, parentJurisdiction: YUNXI },
    })
    expect(lastEvent(scene, 'ChildIncidentLinked')).toMatchObject({
      jurisdiction: YUNXI,
      about: [parentId],
      payload: { incidentId: parentId, childId, childJurisdiction: SONGLING },
    })
  })

  it('and that one are seen by both sides while they are linked', () => {
    const { scene, parentId, childId } = family()
    expect(incidentIn(scene, parentId).sharedWith).toEqual([SONGLING])
    expect(incidentIn(scene, childId).sharedWith).toEqual([YUNXI])
    expect(scene.does('LinkIncident', { incidentId: childId, parentId: null }, songling)).toEqual([
      'IncidentLinked',
      'ChildIncidentUnlinked',
    ])
    expect(lastEvent(scene, 'IncidentLinked').sharedWith).toEqual([YUNXI])
    expect(incidentIn(scene, parentId)).toMatchObject({ sharedWith: [], foreignChildren: [] })
    expect(incidentIn(scene, childId)).toMatchObject({ sharedWith: [], parentJurisdiction: null })
  })

  it('may be reported as such by whoever sees the one above', () => {
    const scene = new Scene()
    const parentId = anIncident(scene)
    const report = { code: '11B03', place: '界桥', source: 'phone', description: '水涨', parentId }
    expect(scene.does('ReportIncident', report, songling)).toBe('not-found')
    scene.did('ShareIncident', { incidentId: parentId, with: [SONGLING] })
    expect(scene.does('ReportIncident', report, songling)).toEqual([
      'IncidentReported',
      'ChildIncidentLinked',
    ])
    const { incidentId } = lastEvent(scene, 'IncidentReported').payload
    expect(incidentIn(scene, incidentId)).toMatchObject({ sharedWith: [YUNXI], parentJurisdiction: YUNXI })
  })

  it('keeps that one from being closed, whose office may unlink it', () => {
    const { scene, parentId, childId } = family()
    const close = () => scene.does('CloseIncident', { incidentId: parentId, reason: '水退' })
    expect(close()).toBe('incident-has-open-children')
    expect(scene.does('LinkIncident', { incidentId: childId, parentId: null })).toEqual([
      'IncidentLinked',
      'ChildIncidentUnlinked',
    ])
    expect(close()).toEqual(['IncidentClosed'])
  })

  it('is not put below its own by an office that only sees it', () => {
    const { scene, childId } = family()
    const command = { incidentId: childId, parentId: anIncident(scene) }
    expect(scene.does('LinkIncident', command)).toBe('other-jurisdiction')
  })

  it('moves from one side to another, and each is told', () => {
    const { scene, parentId, childId } = family()
    const other = anIncident(scene, THIRD)
    expect(scene.does('LinkIncident', { incidentId: childId, parentId: other }, county)).toEqual([
      'IncidentLinked',
      'ChildIncidentUnlinked',
      'ChildIncidentLinked',
    ])
    expect(lastEvent(scene, 'IncidentLinked').sharedWith).toEqual([YUNXI, THIRD])
    expect(incidentIn(scene, parentId).foreignChildren).toEqual([])
    expect(incidentIn(scene, other).foreignChildren).toEqual([
      { incidentId: childId, jurisdiction: SONGLING },
    ])
  })

  it('that is archived is unlinked on both sides, and so are those below it', () => {
    const { scene, parentId, childId } = family()
    const below = anIncident(scene, THIRD)
    scene.did('LinkIncident', { incidentId: below, parentId: childId }, county)
    for (const [incidentId, jurisdiction] of [
      [below, THIRD],
      [childId, SONGLING],
    ]) {
      scene.did('VerifyIncident', { incidentId, ...FALSE_ALARM }, { jurisdiction: jurisdiction ?? '' })
    }
    expect(scene.does('ArchiveIncident', { incidentId: childId }, songling)).toEqual([
      'IncidentArchived',
      'ChildIncidentUnlinked',
      'IncidentLinked',
    ])
    expect(incidentIn(scene, parentId)).toMatchObject({ sharedWith: [], foreignChildren: [] })
    expect(incidentIn(scene, below)).toMatchObject({ sharedWith: [], parentId: null })
  })

  it('cannot come to stand above itself, even by links that its office cannot see', () => {
    const { scene, parentId, childId } = family()
    const between = anIncident(scene, THIRD)
    const top = anIncident(scene, '990101104')
    scene.did('LinkIncident', { incidentId: parentId, parentId: between }, county)
    scene.did('LinkIncident', { incidentId: between, parentId: top }, county)
    scene.did('ShareIncident', { incidentId: childId, with: ['990101104'] }, songling)
    const loop = { incidentId: top, parentId: childId }
    expect(scene.does('LinkIncident', loop, { jurisdiction: '990101104' })).toBe('incident-link-loop')
  })
})

describe('a report from a reinforcing unit', () => {
  /** Songling's unit at Yunxi's incident; the shared scene of a team that is there and knows most. */
  function there() {
    const scene = new Scene()
    const incidentId = aVerifiedIncident(scene)
    const unitId = aUnit(scene, SONGLING)
    scene.did('AssignUnit', { unitId, incidentId }, county)
    const reports = (more: object = {}, by: object = songling) =>
      scene.does('UpdateSituation', { incidentId, text: '决口 12 米', ...more }, by)
    return { scene, incidentId, unitId, reports }
  }

  it('is a fact on each side, and changes the incident as its own office would', () => {
    const { scene, incidentId, unitId, reports } = there()
    expect(reports({ unitId, casualties: { injured: 2 } })).toEqual(['SituationSent', 'SituationUpdated'])
    expect(lastEvent(scene, 'SituationSent')).toMatchObject({
      jurisdiction: SONGLING,
      sharedWith: [],
      about: [unitId],
      payload: { unitId, incidentId, incidentJurisdiction: YUNXI, text: '决口 12 米' },
    })
    expect(lastEvent(scene, 'SituationUpdated')).toMatchObject({
      jurisdiction: YUNXI,
      sharedWith: [SONGLING],
      about: [incidentId],
      payload: { incidentId, by: { unitId, unitJurisdiction: SONGLING, name: expect.any(String) } },
    })
    expect(incidentIn(scene, incidentId)).toMatchObject({
      situation: { text: '决口 12 米' },
      casualties: { injured: 2 },
    })
  })

  it('need not name the unit, and counts for as long as one is assigned', () => {
    const { scene, unitId, reports } = there()
    expect(reports()).toEqual(['SituationSent', 'SituationUpdated'])
    scene.did('ReleaseUnit', { unitId }, songling)
    expect(reports({ unitId })).toBe('not-found')
  })

  it('is refused from who sees the incident and has nobody there, and for a unit that is elsewhere', () => {
    const { scene, incidentId, unitId, reports } = there()
    scene.did('ShareIncident', { incidentId, with: [THIRD] })
    expect(reports({}, { jurisdiction: THIRD })).toBe('other-jurisdiction')
    expect(reports({ unitId }, { jurisdiction: THIRD })).toBe('unit-not-at-incident')
    expect(reports({ unitId: aUnit(scene, SONGLING) })).toBe('unit-not-at-incident')
  })

  it('says nothing of the phase, which is its own office’s', () => {
    const { reports } = there()
    expect(reports({ phase: 'recovery' })).toBe('phase-of-own-office')
    expect(reports({ phase: 'recovery' }, {})).toEqual(['SituationUpdated'])
  })

  it('within one jurisdiction is one fact, in the timeline of both', () => {
    const scene = new Scene()
    const [incidentId, unitId] = [aVerifiedIncident(scene), aUnit(scene)]
    scene.did('AssignUnit', { unitId, incidentId })
    expect(scene.does('UpdateSituation', { incidentId, unitId, text: '到场' })).toEqual(['SituationUpdated'])
    expect(lastEvent(scene, 'SituationUpdated')).toMatchObject({
      ...{ about: [incidentId, unitId], payload: { by: null } },
    })
  })
})
