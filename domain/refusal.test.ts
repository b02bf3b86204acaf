import { describe, expect, it } from 'vitest'
import { COUNTY, SONGLING } from '../tests/support/domain/bodies/body.ts'
import {
  AN_EXERCISE,
  anExercise,
  aClosedIncident,
  aMarking,
  anIncident,
  anInject,
  aStock,
  aUnit,
  aVerifiedIncident,
  lastOf,
  squareAt,
  TERRITORY,
  Scene,
  type Outcome,
} from '../tests/support/domain/scene.ts'
import { notFound, refuse, REFUSALS, type RefusalCode } from './refusal.ts'

const county = { jurisdiction: COUNTY }
const CONFIRMED = { outcome: 'confirmed', basis: '已核' }
const REPORT = { code: '11B03', place: '桥', source: 'phone', description: '水' }

const LINE = {
  type: 'LineString',
  coordinates: [
    [103.5, 29.5],
    [103.6, 29.6],
  ],
}
const SPECK = {
  type: 'LineString',
  coordinates: [
    [103.5, 29.5],
    [103.5, 29.5],
  ],
}
const BOW_TIE = {
  type: 'Polygon',
  coordinates: [
    [
      [103, 29],
      [104, 30],
      [104, 29],
      [103, 30],
      [103, 29],
    ],
  ],
}
const live = (does: (scene: Scene) => Outcome) => () => does(new Scene())
const drill = (does: (scene: Scene) => Outcome) => () => does(anExercise())
const drawn = (markingKind: string, geometry: object, more: object = {}) =>
  live((s) => s.does('DrawMarking', { markingKind, geometry, ...more }))

/** A unit on its way to an incident. */
function busy(scene: Scene) {
  const incidentId = aVerifiedIncident(scene)
  const unitId = aUnit(scene)
  scene.did('AssignUnit', { unitId, incidentId })
  return { incidentId, unitId }
}

/** How each refusal comes about; one that no command can bring about does not compile here. */
const REACHED: Readonly<Record<RefusalCode, () => Outcome>> = {
  'not-found': live((s) => s.does('AcknowledgeIncident', { incidentId: 'ghost' })),
  'already-exists': live((s) =>
    s.does('RegisterUnit', { unitId: aUnit(s), name: '队', teamType: 'rescue', headcount: 1 }),
  ),
  'other-jurisdiction': live((s) => s.does('AcknowledgeIncident', { incidentId: anIncident(s) }, county)),
  'jurisdiction-unknown': () =>
    new Scene('actual', { territory: TERRITORY }).does('ReportIncident', REPORT, {
      jurisdiction: '990101777',
    }),
  'occurred-in-future': live((s) => s.does('ReportIncident', REPORT, { occurredAt: '2030-01-01T00:00:00Z' })),
  'incident-closed': live((s) => s.does('UpdateSituation', { incidentId: aClosedIncident(s), text: '水退' })),
  'incident-not-closed': live((s) => s.does('ArchiveIncident', { incidentId: anIncident(s) })),
  'incident-already-acknowledged': live((s) => {
    const incidentId = anIncident(s)
    s.did('AcknowledgeIncident', { incidentId })
    return s.does('AcknowledgeIncident', { incidentId })
  }),
  'incident-already-verified': live((s) =>
    s.does('VerifyIncident', { incidentId: aVerifiedIncident(s), ...CONFIRMED }),
  ),
  'incident-not-verified': live((s) => s.does('CloseIncident', { incidentId: anIncident(s), reason: '完' })),
  'incident-has-units': live((s) =>
    s.does('CloseIncident', { incidentId: busy(s).incidentId, reason: '完' }),
  ),
  'incident-has-open-children': live((s) => {
    const parentId = aVerifiedIncident(s)
    anIncident(s, undefined, { parentId })
    return s.does('CloseIncident', { incidentId: parentId, reason: '完' })
  }),
  'incident-link-loop': live((s) => {
    const incidentId = anIncident(s)
    return s.does('LinkIncident', { incidentId, parentId: incidentId })
  }),
  'incident-parent-closed': live((s) =>
    s.does('ReportIncident', { ...REPORT, parentId: aClosedIncident(s) }),
  ),
  'phase-of-own-office': live((s) => {
    const incidentId = aVerifiedIncident(s)
    s.did('AssignUnit', { unitId: aUnit(s, SONGLING), incidentId }, county)
    const update = { incidentId, text: '堵口', phase: 'recovery' }
    return s.does('UpdateSituation', update, { jurisdiction: SONGLING })
  }),
  'unit-off-duty': live((s) => {
    s.did('RegisterUnit', { unitId: 'u-1', name: '队', teamType: 'rescue', headcount: 1 })
    return s.does('AssignUnit', { unitId: 'u-1', incidentId: anIncident(s) })
  }),
  'unit-assigned': live((s) => s.does('SetDuty', { unitId: busy(s).unitId, duty: 'off' })),
  'unit-not-assigned': live((s) => s.does('ReleaseUnit', { unitId: aUnit(s) })),
  'unit-not-at-incident': live((s) =>
    s.does('UpdateSituation', { incidentId: anIncident(s), text: '到了', unitId: aUnit(s) }),
  ),
  'unit-status-unchanged': live((s) => s.does('SetUnitStatus', { unitId: aUnit(s), status: 'available' })),
  'unit-empty': live((s) =>
    s.does('AssignUnit', { unitId: aUnit(s, undefined, { headcount: 0 }), incidentId: anIncident(s) }),
  ),
  'device-already-bound': live((s) => {
    s.did('BindDevice', { unitId: aUnit(s), device: 'osmand:1' })
    return s.does('BindDevice', { unitId: aUnit(s), device: 'osmand:1' })
  }),
  'device-bound-elsewhere': live((s) => {
    s.did('BindDevice', { unitId: aUnit(s), device: 'osmand:1' })
    const elsewhere = { jurisdiction: SONGLING }
    s.did(
      'RegisterUnit',
      { unitId: 'u-songling', name: '松岭队', teamType: 'rescue', headcount: 8 },
      elsewhere,
    )
    return s.does('BindDevice', { unitId: 'u-songling', device: 'osmand:1' }, elsewhere)
  }),
  'device-not-bound': live((s) => s.does('UnbindDevice', { unitId: aUnit(s) })),
  'device-in-exercise': drill((s) => s.does('BindDevice', { unitId: aUnit(s), device: 'osmand:1' })),
  'not-enough-stock': live((s) => s.does('IssueStock', { ...aStock(s, 9), quantity: 10, issueKind: 'use' })),
  'lot-dates-differ': live((s) => {
    const { warehouseId, itemId } = aStock(s)
    const lot = { lotNumber: 'L-1', expiresOn: '2030-01-01', quantity: 1, receiptKind: 'purchase' }
    return s.does('ReceiveStock', { warehouseId, itemId, ...lot })
  }),
  'lot-of-other-item': live((s) => {
    const { lotId } = aStock(s)
    return s.does('IssueStock', { ...aStock(s), lotId, quantity: 1, issueKind: 'use' })
  }),
  'produced-after-expiry': live((s) => {
    const { warehouseId, itemId } = aStock(s)
    const dates = { producedOn: '2027-01-01', expiresOn: '2026-01-01' }
    const lot = { lotNumber: 'L-2', quantity: 1, receiptKind: 'purchase', ...dates }
    return s.does('ReceiveStock', { warehouseId, itemId, ...lot })
  }),
  'marking-is-a-point': drawn('helipad', LINE),
  'marking-is-a-line': drawn('fire-line', squareAt(103, 29)),
  'marking-is-an-area': drawn('flood-extent', LINE),
  'marking-needs-label': drawn('fire-section', LINE),
  'marking-closes-no-road': drawn('line', LINE, {
    closes: { is: 'road', id: 'road-1', position: { lat: 29, lon: 103 } },
  }),
  'marking-validity-reversed': live((s) =>
    s.does('AlterMarking', { markingId: aMarking(s), validUntil: '2020-01-01T00:00:00Z' }),
  ),
  'marking-without-extent': drawn('line', SPECK),
  'marking-crosses-itself': drawn('area', BOW_TIE),
  'outside-county': () =>
    new Scene('actual', { territory: TERRITORY }).does('DrawMarking', {
      markingKind: 'area',
      geometry: squareAt(29, 60),
    }),
  'not-an-exercise': live((s) => s.does('StartExercise', {}, county)),
  'exercise-already-prepared': drill((s) => s.does('PrepareExercise', AN_EXERCISE, county)),
  'exercise-not-prepared': () => new Scene('exercise').does('StartExercise', {}, county),
  'exercise-not-running': () => anExercise({ started: false }).does('PauseExercise', {}, county),
  'exercise-not-paused': drill((s) => s.does('ResumeExercise', {}, county)),
  'exercise-already-started': drill((s) => s.does('StartExercise', {}, county)),
  'exercise-ended': drill((s) => {
    s.did('EndExercise', {}, county)
    return s.does('PauseExercise', {}, county)
  }),
  'exercise-jump-back': drill((s) => s.does('JumpExercise', { toMs: 0 }, county)),
  'inject-not-waiting': drill((s) => {
    s.did('SkipInject', { injectId: 'inject-1' })
    return s.does('DeliverInject', { injectId: 'inject-1' })
  }),
  'inject-effect-invalid': drill((s) => {
    s.did('PrepareInject', anInject(3, 0, { effect: { type: 'Nonsense', payload: {} } }))
    s.did('DeliverInject', { injectId: 'inject-3' })
    return lastOf(s, 'InjectDelivered').effectRefused as RefusalCode
  }),
  'base-data-of-exercise': drill((s) => {
    s.did('ChangeBaseData', { version: 'qingshi-1', dataDate: '2026-06-01' }, county)
    return s.does('ChangeBaseData', { version: 'qingshi-2', dataDate: '2026-06-01' }, county)
  }),
  'message-already-acknowledged': drill((s) => {
    s.did('DeliverInject', { injectId: 'inject-2' })
    const { messageId } = lastOf(s, 'MessageReceived')
    s.did('AcknowledgeMessage', { messageId })
    return s.does('AcknowledgeMessage', { messageId })
  }),
}

const CODES = Object.keys(REFUSALS) as RefusalCode[]

describe('every refusal', () => {
  it.each(CODES)('%s can come about', (code) => {
    expect(REACHED[code]()).toBe(code)
  })

  it.each(CODES)('%s has words in both languages, also when its data is missing', (code) => {
    const { message } = refuse(code).refusal
    expect(message.zh).toMatch(/\p{Script=Han}/u)
    expect(message.en).not.toMatch(/\p{Script=Han}/u)
    expect(message.en.length).toBeGreaterThan(5)
    expect(`${message.zh}${message.en}`).not.toContain('undefined')
  })
})

it('what is not found is named in both languages', () => {
  expect(notFound('lot', 'L-1').refusal).toMatchObject({
    message: { zh: expect.stringContaining('该批次'), en: expect.stringContaining('lot') },
    data: { what: 'lot', id: 'L-1' },
  })
})

it('a refusal does not tell a neighbour what exists', () => {
  const scene = new Scene()
  const hidden = anIncident(scene)
  const there = { jurisdiction: SONGLING }
  expect(scene.does('AcknowledgeIncident', { incidentId: hidden }, there)).toBe('not-found')
  expect(scene.does('AcknowledgeIncident', { incidentId: 'ghost' }, there)).toBe('not-found')
})
