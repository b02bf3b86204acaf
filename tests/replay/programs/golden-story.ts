import type { Event } from '../../../domain/events.ts'
import { COUNTY, SONGLING, YUNXI } from '../../support/domain/bodies/body.ts'
import { AN_EXERCISE, anInject, lastOf, Scene, squareAt } from '../../support/domain/scene.ts'

const county = { jurisdiction: COUNTY }

/** A story in which every type of event happens: a night of the live operation, and a drill. */
export const goldenStory = (): Event[] => [...liveNight().room.log, ...drill().room.log]

function liveNight(): Scene {
  const scene = new Scene()
  baseData(scene)
  flood(scene)
  roadBlocked(scene)
  marked(scene)
  return scene
}

function baseData(scene: Scene): void {
  scene.did('ChangeBaseData', { version: 'qingshi-1', dataDate: '2026-06-01' }, county)
  const jacket = {
    code: '1010101',
    name: { zh: '救生衣', en: 'Life jacket' },
    unitOfMeasure: { zh: '件', en: 'piece' },
  }
  scene.did('RegisterItem', { itemId: 'item-jacket', ...jacket }, county)
  const position = { lat: 29.5012, lon: 103.5034, datum: 'GCJ-02' }
  scene.did('RegisterWarehouse', {
    warehouseId: 'wh-yunxi',
    name: '云溪镇应急库',
    position,
    keeper: 'person-1',
  })
  const lot = { warehouseId: 'wh-yunxi', itemId: 'item-jacket', receiptKind: 'opening' }
  scene.did('ReceiveStock', { ...lot, lotNumber: '2025-1', quantity: 40, expiresOn: '2028-12-31' })
  scene.did('ReceiveStock', {
    ...lot,
    lotNumber: '2023-7',
    quantity: 10,
    expiresOn: '2026-12-31',
    note: '旧批',
  })
  scene.did('SetStockTargets', {
    warehouseId: 'wh-yunxi',
    targets: [{ itemId: 'item-jacket', quantity: 60 }],
  })
  const team = {
    name: '云溪综合应急救援队',
    teamType: 'rescue',
    headcount: 12,
    skills: ['swift-water', 'boat'],
  }
  scene.did('RegisterUnit', { unitId: 'u-yunxi-1', ...team, callSign: '云溪一队', leader: 'person-2' })
  scene.did(
    'RegisterUnit',
    { unitId: 'u-county-1', name: '县消防站', teamType: 'fire', headcount: 20 },
    county,
  )
  const militia = { name: '松岭民兵排', teamType: 'militia', headcount: 10 }
  const songling = { jurisdiction: SONGLING }
  scene.did('RegisterUnit', { unitId: 'u-songling-1', ...militia }, songling)
  scene.did('SetDuty', { unitId: 'u-songling-1', duty: 'on' }, songling)
  scene.did('BindDevice', { unitId: 'u-yunxi-1', device: 'osmand:48241179' })
  scene.did('BindDevice', { unitId: 'u-county-1', device: 'owntracks:county/fire' }, county)
  scene.did('UnbindDevice', { unitId: 'u-county-1' }, county)
  scene.did('SetDuty', { unitId: 'u-yunxi-1', duty: 'on' })
  scene.did('SetDuty', { unitId: 'u-county-1', duty: 'on', reason: '汛期备勤' }, county)
}

function flood(scene: Scene): void {
  const report = {
    code: '11B03',
    place: '河口村一组',
    position: { lat: 29.4987, lon: 103.5101, datum: 'BD-09' },
    source: 'grid-worker',
    description: '河水漫过石桥，3 户被围。\n需要冲锋舟。',
    casualties: { trapped: 7 },
    reporter: 'person-3',
  }
  scene.did('ReportIncident', report, { occurredAt: '2026-07-14T17:58:00+08:00' })
  const { incidentId } = lastOf(scene, 'IncidentReported')
  scene.did('AcknowledgeIncident', { incidentId })
  scene.did('VerifyIncident', { incidentId, outcome: 'confirmed', basis: '村支书电话确认' })
  scene.did('GradeIncident', { incidentId, level: 'III', basis: '被困 7 人' })
  scene.did('ShareIncident', { incidentId, with: [SONGLING] })
  scene.did('AssignUnit', { unitId: 'u-yunxi-1', incidentId, task: '转移被困群众' })
  scene.did('AssignUnit', { unitId: 'u-county-1', incidentId }, county)
  scene.did('AssignUnit', { unitId: 'u-songling-1', incidentId, task: '守桥' }, county)
  scene.did('SetUnitStatus', { unitId: 'u-yunxi-1', status: 'on-scene' })
  const issue = { warehouseId: 'wh-yunxi', itemId: 'item-jacket', issueKind: 'use', incidentId }
  scene.did('IssueStock', { ...issue, quantity: 15, paperworkPending: true, note: '先调后补' })
  const casualties = { trapped: 0, injured: 1 }
  scene.did('UpdateSituation', { incidentId, text: '全部救出，1 人轻伤', casualties, phase: 'response' })
  const fromBridge = { incidentId, text: '桥墩露出，水位回落', unitId: 'u-songling-1' }
  scene.did('UpdateSituation', fromBridge, { jurisdiction: SONGLING })
  scene.did('ReleaseUnit', { unitId: 'u-yunxi-1', reason: '任务完成' })
  scene.did('ReleaseUnit', { unitId: 'u-county-1' }, county)
  scene.did('ReleaseUnit', { unitId: 'u-songling-1', reason: '归建' })
  scene.did('SetUnitStatus', { unitId: 'u-yunxi-1', status: 'available' })
  scene.did('AppointLeader', { unitId: 'u-yunxi-1', leader: 'person-4' })
  scene.did('AppointKeeper', { warehouseId: 'wh-yunxi', keeper: 'person-5' })
  scene.did('SetDuty', { unitId: 'u-county-1', duty: 'off', reason: '换班' }, county)
  const { lotId } = lastOf(scene, 'StockReceived')
  scene.did('CountStock', { warehouseId: 'wh-yunxi', lotId, counted: 1, note: '破损 1 件' })
  scene.did('CloseIncident', { incidentId, reason: '水退' })
  scene.did('ReopenIncident', { incidentId, reason: '上游又降雨' })
}

function roadBlocked(scene: Scene): void {
  const parentId = lastOf(scene, 'IncidentReopened').incidentId
  const report = { code: '22C00', place: '省道 12 km', source: 'phone', description: '塌方' }
  scene.did('ReportIncident', { ...report, parentId })
  const blocked = lastOf(scene, 'IncidentReported').incidentId
  scene.did('LinkIncident', { incidentId: blocked, parentId: null })
  scene.did('ReportIncident', { ...report, place: '松岭界' }, { jurisdiction: SONGLING })
  const acrossTheBorder = lastOf(scene, 'IncidentReported').incidentId
  scene.did('LinkIncident', { incidentId: acrossTheBorder, parentId }, county)
  scene.did('LinkIncident', { incidentId: acrossTheBorder, parentId: null })
  scene.did('ReportIncident', report)
  const again = lastOf(scene, 'IncidentReported').incidentId
  scene.did('VerifyIncident', { incidentId: again, outcome: 'false-alarm', basis: '重复报告' })
  scene.did('ArchiveIncident', { incidentId: again })
}

/** What was drawn on the map that night. */
function marked(scene: Scene): void {
  const { incidentId } = lastOf(scene, 'IncidentReopened')
  const extent = { markingKind: 'flood-extent', geometry: squareAt(103.51, 29.49), incidentId }
  scene.did('DrawMarking', { ...extent, label: '水位 412 m', validUntil: '2026-07-15T06:00:00+08:00' })
  const { markingId } = lastOf(scene, 'MarkingDrawn')
  scene.did('AlterMarking', { markingId, geometry: squareAt(103.51, 29.49, 0.02), validUntil: null })
  const point = { type: 'Point', coordinates: [103.5101, 29.4987], datum: 'GCJ-02' }
  const position = { lat: 29.4987, lon: 103.5101, datum: 'GCJ-02' }
  const closes = { is: 'bridge', id: 'bridge-07', position }
  scene.did('DrawMarking', { markingKind: 'road-closure', geometry: point, closes })
  scene.did('ShareMarking', { markingId, with: [SONGLING] })
  scene.did('LiftMarking', { markingId, reason: '水退' })
}

function drill(): Scene {
  const scene = new Scene('exercise')
  scene.did('PrepareExercise', { ...AN_EXERCISE, participants: [YUNXI, SONGLING] }, county)
  const report = { code: '11B03', place: '上湾', source: 'phone', description: '溪水猛涨' }
  const more = {
    expectedActions: [{ who: WHO, what: WHAT, withinS: 300 }],
    objective: { zh: '信息接报', en: 'Taking reports' },
    effect: { type: 'ReportIncident', payload: report },
  }
  scene.did('PrepareInject', anInject(1, 60_000, more))
  scene.did(
    'PrepareInject',
    anInject(2, 120_000, { effect: { type: 'SetDuty', payload: { unitId: 'ghost', duty: 'on' } } }),
  )
  scene.did('PrepareInject', anInject(3, 600_000, { controllerNote: { zh: '视情', en: 'If time allows' } }))
  scene.did('PrepareInject', anInject(4, 900_000), { jurisdiction: SONGLING })
  scene.did('StartExercise', {}, county)
  scene.did('SetExerciseRate', { rate: 10 }, county)
  scene.clock.pass(5_000)
  scene.did('DeliverInject', { injectId: 'inject-1' })
  scene.did('AcknowledgeMessage', { messageId: lastOf(scene, 'MessageReceived').messageId })
  scene.did('PauseExercise', { reason: '讲评' }, county)
  scene.did('DeliverInject', { injectId: 'inject-2' })
  scene.did('ResumeExercise', {}, county)
  scene.did('JumpExercise', { toMs: 700_000 }, county)
  scene.did('SkipInject', { injectId: 'inject-4', reason: '松岭未参加' }, { jurisdiction: SONGLING })
  scene.did('EndExercise', { reason: '科目完成' }, county)
  return scene
}

const WHO = { zh: '镇值班室', en: 'Township duty room' }
const WHAT = { zh: '首报到县', en: 'First report to the county' }
