import { describe, expect, it } from 'vitest'
import { EVENTS, type Event, type EventType } from '../../../domain/events.ts'
import { words } from '../../../domain/words.ts'
import type { Names } from './line.ts'
import { logWords } from './log-words.ts'

const names: Names = {
  incident: (id) => words(`云溪 ${id} 号`, `Yunxi no. ${id}`),
  unit: () => words('一队', 'Unit 1'),
  warehouse: () => words('一库', 'Store 1'),
  item: () => words('棉被', 'Quilt'),
  lot: () => words('棉被 2024-A', 'Quilt 2024-A'),
  marking: () => words('火线段 A 段', 'Fire line section A'),
  place: (code) => words(`辖区${code}`, `place ${code}`),
}

const reinforcement = { incidentId: '3', unitId: 'u', unitJurisdiction: '990101102', name: '松岭民兵排' }
const both = { zh: '中', en: 'En' }
const payloads: { [T in EventType]: Event<T>['payload'] | object } = {
  IncidentReported: { incidentId: '3', code: '11A51', place: '岩口桥', casualties: { trapped: 2 } },
  IncidentAcknowledged: { incidentId: '3' },
  IncidentVerified: { incidentId: '3', basis: '村干部到场' },
  IncidentFoundFalse: { incidentId: '3', basis: '看错' },
  IncidentGraded: { incidentId: '3', level: 'II', basis: '2 人被困' },
  SituationUpdated: {
    ...{ incidentId: '3', text: '水位上涨', casualties: { missing: 1 }, phase: 'response' },
    by: { unitId: 'u', unitJurisdiction: '990101102', name: '松岭民兵排' },
  },
  IncidentLinked: { incidentId: '3', parentId: '1' },
  ChildIncidentLinked: { incidentId: '3', childId: '2', childJurisdiction: '990101102' },
  ChildIncidentUnlinked: { incidentId: '3', childId: '2', childJurisdiction: '990101102' },
  IncidentReinforced: { ...reinforcement, teamType: 'militia', headcount: 8, task: '搜救' },
  ReinforcementWithdrawn: { ...reinforcement, reason: null },
  IncidentShared: { incidentId: '3', with: ['990101102'] },
  IncidentClosed: { incidentId: '3', reason: '险情解除' },
  IncidentReopened: { incidentId: '3', reason: '复燃' },
  IncidentArchived: { incidentId: '3' },
  UnitRegistered: { unitId: 'u', name: '一队' },
  LeaderAppointed: { unitId: 'u', leader: 'p2', before: 'p1' },
  DeviceBound: { unitId: 'u', device: 'osmand:1' },
  DeviceUnbound: { unitId: 'u', device: 'osmand:1' },
  UnitPutOnDuty: { unitId: 'u', reason: null },
  UnitPutOffDuty: { unitId: 'u', reason: '轮休' },
  UnitStatusChanged: { unitId: 'u', from: 'en-route', to: 'on-scene' },
  UnitAssigned: { unitId: 'u', incidentId: '3', task: '搜救' },
  UnitReleased: { unitId: 'u', incidentId: '3', reason: null },
  SituationSent: { unitId: 'u', incidentId: '3', text: '水位回落', casualties: { injured: 2 } },
  WarehouseRegistered: { warehouseId: 'w', name: '一库' },
  KeeperAppointed: { warehouseId: 'w', keeper: 'p2', before: 'p1' },
  ItemRegistered: { itemId: 'i', name: both },
  StockReceived: { warehouseId: 'w', itemId: 'i', quantity: 20, receiptKind: 'donation', lotNumber: 'A' },
  StockIssued: {
    warehouseId: 'w',
    itemId: 'i',
    quantity: 20,
    issueKind: 'use',
    incidentId: '3',
    paperworkPending: true,
  },
  StockCounted: { warehouseId: 'w', lotId: 'l', counted: 18, difference: -2 },
  StockTargetsSet: { warehouseId: 'w', targets: [{ itemId: 'i', quantity: 60 }] },
  BaseDataChanged: { version: 'qingshi-2', dataDate: '2026-06-01', previous: null },
  MarkingDrawn: { markingId: 'k', markingKind: 'fire-section', label: 'A 段' },
  MarkingAltered: { markingId: 'k', markingKind: 'flood-extent', label: null },
  MarkingShared: { markingId: 'k', with: ['990101102'] },
  MarkingLifted: { markingId: 'k', markingKind: 'road-closure', label: null, reason: '已抢通' },
  ExercisePrepared: { title: both },
  InjectPrepared: { no: 1 },
  ExerciseStarted: { rate: 1 },
  ExercisePaused: { atMs: 0, reason: null },
  ExerciseResumed: { atMs: 0 },
  ExerciseRateChanged: { atMs: 0, rate: 4 },
  ExerciseJumped: { fromMs: 0, toMs: 60_000 },
  ExerciseEnded: { atMs: 0, reason: null },
  InjectDelivered: { no: 1 },
  InjectSkipped: { no: 1 },
  MessageReceived: { from: both, to: both, channel: 'radio', text: both },
  MessageAcknowledged: { messageId: 'm' },
}

const said = (type: EventType, payload: object = payloads[type]) =>
  logWords({ type, payload } as unknown as Event, names)

describe('the log in words', () => {
  it.each(Object.keys(EVENTS) as EventType[])('says %s in both languages, with nothing left open', (type) => {
    const { zh, en } = said(type)
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/[A-Za-z]{3}/)
    for (const text of [zh, en]) expect(text).not.toMatch(/undefined|null|NaN|\[object/)
  })

  it('reads as an office would write it', () => {
    expect(said('IncidentReported').zh).toBe('接报 云溪 3 号 山洪，岩口桥，被困 2')
    expect(said('UnitAssigned').zh).toBe('派 一队 往 云溪 3 号：搜救')
    expect(said('IncidentReinforced').zh).toBe('云溪 3 号 获增援：辖区990101102 松岭民兵排，8 人：搜救')
    expect(said('SituationUpdated').zh).toBe(
      '云溪 3 号 续报（辖区990101102 松岭民兵排），转入处置中：水位上涨（失踪 1）',
    )
    expect(said('SituationSent').en).toBe('Unit 1 reported from Yunxi no. 3: 水位回落 (Hurt 2)')
    expect(said('StockIssued').en).toBe(
      'Store 1: 20 Quilt out, drawn for use, for Yunxi no. 3, papers to follow',
    )
    expect(said('StockCounted').zh).toBe('一库 盘点 棉被 2024-A：实有 18，盘亏 2')
    expect(said('MarkingDrawn').zh).toBe('标绘 火线段 A 段')
    expect(said('MarkingLifted').zh).toBe('标绘 断路 已撤销：已抢通')
    expect(said('DeviceBound').zh).toBe('一队 绑定终端 osmand:1')
    expect(said('IncidentLinked', { incidentId: '3', parentId: null }).en).toBe('Yunxi no. 3 unlinked')
  })
})
