import { describe, expect, it } from 'vitest'
import { COUNTY, SONGLING, YUNXI } from '../../tests/support/domain/bodies/body.ts'
import { aClosedIncident, aUnit, anExercise, anIncident, Scene } from '../../tests/support/domain/scene.ts'
import type { Role } from '../actor.ts'
import type { CommandType } from '../commands.ts'
import { jurisdiction } from '../jurisdiction.ts'
import { VIEW_RULES, type Audience } from '../visibility.ts'
import { Feed, type Batch } from './feed.ts'
import type { JoinAnswer } from './wire.ts'

const audience = (role: Role, code: string): Audience => ({ role, jurisdiction: jurisdiction.parse(code) })
const county = audience('commander', COUNTY)
const yunxi = audience('duty', YUNXI)
const songling = audience('duty', SONGLING)

/** A scene whose batches reach a feed from here on. */
function watched(scene: Scene, memory?: number) {
  const feed = new Feed(scene.store, { lineage: 'log-1', ...(memory !== undefined && { memory }) })
  const record = (batch: Batch | undefined): Batch => {
    if (!batch) throw new Error('Nothing happened')
    feed.record(batch)
    return batch
  }
  const did = (type: CommandType, payload: Record<string, unknown>, where = YUNXI) =>
    record(scene.did(type, payload, { jurisdiction: where }).batch)
  const together = (...steps: [CommandType, Record<string, unknown>][]) =>
    record(scene.room.submit(...steps.map(([type, payload]) => scene.command(type, payload))).batch)
  return { feed, did, together }
}

/** An answer as `[puts, removes]`, each as `kind/id`. */
function contentOf(answer: Pick<JoinAnswer & { mode: 'changes' }, 'put' | 'remove'>) {
  const put = Object.entries(answer.put).flatMap(([kind, table]) =>
    Object.keys(table).map((id) => `${kind}/${id}`),
  )
  const remove = Object.entries(answer.remove).flatMap(([kind, ids]) => ids.map((id) => `${kind}/${id}`))
  return { put: put.sort(), remove: remove.sort() }
}

function resumed(feed: Feed, who: Audience, since: number) {
  const answer = feed.answer(who, { since, view: feed.viewOf(who) })
  if (answer.mode !== 'changes') throw new Error('Got a snapshot')
  expect(answer.fromSeq).toBe(since + 1)
  return contentOf(answer)
}

const NOTHING = { put: [], remove: [] }

describe('a join', () => {
  it('[S1] a view tells audiences and logs apart, and is the same for everyone of an audience', () => {
    const { store } = new Scene()
    const feed = new Feed(store, { lineage: 'log-1' })
    const other = new Feed(store, { lineage: 'log-2' })
    expect(feed.viewOf(yunxi)).toBe(feed.viewOf(audience('duty', YUNXI)))
    const views = [
      feed.viewOf(yunxi),
      feed.viewOf(audience('team', YUNXI)),
      feed.viewOf(songling),
      other.viewOf(yunxi),
    ]
    expect(new Set(views).size).toBe(4)
  })

  it('[S2] without since is answered by all that the audience may see', () => {
    const scene = new Scene()
    const mine = anIncident(scene)
    anIncident(scene, SONGLING)
    const { feed } = watched(scene)
    const answer = feed.answer(yunxi, {})
    expect(answer).toMatchObject({ mode: 'snapshot', seq: 2, view: feed.viewOf(yunxi) })
    expect(answer.mode === 'snapshot' && Object.keys(answer.records.incident ?? {})).toEqual([mine])
  })

  it('[S3] with since puts each record that changed once, as it is now', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene)
    anIncident(scene)
    const { feed, did } = watched(scene)
    for (const text of ['一', '二', '三']) did('UpdateSituation', { incidentId, text })
    const answer = feed.answer(yunxi, { since: 2, view: feed.viewOf(yunxi) })
    expect(answer.mode === 'changes' && contentOf(answer)).toEqual({
      put: [`incident/${incidentId}`],
      remove: [],
    })
    expect(answer.mode === 'changes' && answer.put.incident?.[incidentId]?.situation?.text).toBe('三')
    expect(resumed(feed, songling, 2)).toEqual(NOTHING)
  })

  it('[S3] with since at the end of the log is answered by nothing', () => {
    const scene = new Scene()
    anIncident(scene)
    const { feed } = watched(scene)
    expect(resumed(feed, county, 1)).toEqual(NOTHING)
  })

  it('[S3] removes what was visible then and is not now, and nothing that never was', () => {
    const scene = new Scene()
    const old = aClosedIncident(scene)
    const { feed, did } = watched(scene)
    const since = scene.store.seq
    did('ArchiveIncident', { incidentId: old })
    expect(resumed(feed, yunxi, since)).toEqual({ put: [], remove: [`incident/${old}`] })
    expect(resumed(feed, songling, since)).toEqual(NOTHING)
    expect(resumed(feed, yunxi, since + 1)).toEqual(NOTHING)
  })

  it('[S3] does not mention what came and went while away', () => {
    const scene = new Scene()
    const { feed, did } = watched(scene)
    did('ReportIncident', { code: '11B03', place: '桥', source: 'phone', description: '水' })
    const [incident] = scene.store.list('incident')
    const incidentId = incident?.id ?? ''
    did('VerifyIncident', { incidentId, outcome: 'false-alarm', basis: '误报' })
    did('ArchiveIncident', { incidentId })
    expect(resumed(feed, yunxi, 0)).toEqual(NOTHING)
    expect(resumed(feed, yunxi, 1)).toEqual({ put: [], remove: [`incident/${incidentId}`] })
  })

  it('[S3] [S7] tells those who lost sight of a record, and only them', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene)
    const { feed, did } = watched(scene)
    did('ShareIncident', { incidentId, with: [SONGLING] })
    const shared = scene.store.seq
    did('ShareIncident', { incidentId, with: [] })
    expect(resumed(feed, songling, shared)).toEqual({ put: [], remove: [`incident/${incidentId}`] })
    expect(resumed(feed, songling, shared - 1)).toEqual(NOTHING)
    expect(resumed(feed, audience('duty', '990101103'), shared)).toEqual(NOTHING)
    expect(resumed(feed, yunxi, shared)).toEqual({ put: [`incident/${incidentId}`], remove: [] })
  })

  it('[S3] [S7] tells those whom a record left for others, as many as before', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene)
    const { feed, did } = watched(scene)
    did('ShareIncident', { incidentId, with: [SONGLING] })
    const shared = scene.store.seq
    did('ShareIncident', { incidentId, with: ['990101103'] })
    expect(resumed(feed, songling, shared)).toEqual({ put: [], remove: [`incident/${incidentId}`] })
    expect(resumed(feed, audience('duty', '990101103'), shared)).toEqual({
      put: [`incident/${incidentId}`],
      remove: [],
    })
  })

  it.each([
    [
      'of a program that hid other things',
      (feed: Feed) => {
        const view = feed.viewOf(yunxi).replace(`/${VIEW_RULES}/`, `/${VIEW_RULES - 1}/`)
        return feed.answer(yunxi, { since: 1, view })
      },
    ],
    ['of another view', (feed: Feed) => feed.answer(yunxi, { since: 1, view: feed.viewOf(songling) })],
    ['after the end of the log', (feed: Feed) => feed.answer(yunxi, { since: 3, view: feed.viewOf(yunxi) })],
    ['that is no whole number', (feed: Feed) => feed.answer(yunxi, { since: 0.5, view: feed.viewOf(yunxi) })],
    ['below zero', (feed: Feed) => feed.answer(yunxi, { since: -1, view: feed.viewOf(yunxi) })],
    [
      'that is not a number',
      (feed: Feed) => feed.answer(yunxi, { since: Number.NaN, view: feed.viewOf(yunxi) }),
    ],
    [
      'from before the feed began',
      (feed: Feed) => feed.answer(yunxi, { since: 0, view: feed.viewOf(yunxi) }),
    ],
  ])('[S4] a since %s is answered by a snapshot', (_, ask) => {
    const scene = new Scene()
    const incidentId = anIncident(scene)
    const { feed, did } = watched(scene)
    did('AcknowledgeIncident', { incidentId })
    expect(ask(feed).mode).toBe('snapshot')
  })

  it('[S4] departures beyond the memory are answered by a snapshot, later ones are not', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene)
    const { feed, did } = watched(scene, 2)
    for (let round = 0; round < 3; round++) {
      did('ShareIncident', { incidentId, with: [SONGLING] })
      did('ShareIncident', { incidentId, with: [] })
    }
    expect(feed.answer(songling, { since: 1, view: feed.viewOf(songling) }).mode).toBe('snapshot')
    expect(resumed(feed, songling, scene.store.seq - 1)).toEqual({
      put: [],
      remove: [`incident/${incidentId}`],
    })
  })

  it('[S4] records that only changed need no memory', () => {
    const scene = new Scene()
    const ids = [anIncident(scene), anIncident(scene), anIncident(scene)]
    const { feed, did } = watched(scene, 1)
    for (const incidentId of ids) did('AcknowledgeIncident', { incidentId })
    expect(resumed(feed, yunxi, 4)).toEqual({ put: ids.slice(1).map((id) => `incident/${id}`), remove: [] })
  })
})

describe('a batch', () => {
  it('[S5] is one message with the net effect of its events', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene)
    const { feed, together } = watched(scene)
    const batch = together(
      ['AcknowledgeIncident', { incidentId }],
      ['UpdateSituation', { incidentId, text: '水位下降' }],
    )
    const changes = feed.changesFor(yunxi, batch)
    expect(changes).toMatchObject({ fromSeq: 2, toSeq: 3, view: feed.viewOf(yunxi), remove: {} })
    expect(changes.put.incident?.[incidentId]).toMatchObject({ seq: 3, situation: { text: '水位下降' } })
    expect(changes.log.map(({ type }) => type)).toEqual(['IncidentAcknowledged', 'SituationUpdated'])
  })

  it('[S5] does not mention what came and went within it', () => {
    const scene = new Scene()
    const { feed, together } = watched(scene)
    const batch = together(
      ['ReportIncident', { code: '11B03', place: '桥', source: 'phone', description: '水' }],
      ['VerifyIncident', { incidentId: 'n-1', outcome: 'false-alarm', basis: '误报' }],
      ['ArchiveIncident', { incidentId: 'n-1' }],
    )
    const changes = feed.changesFor(county, batch)
    expect(contentOf(changes)).toEqual(NOTHING)
    expect(changes.log).toHaveLength(3)
  })

  it('[S5] removes what was seen before it, though it was shared and unshared in between', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene)
    const { feed, did, together } = watched(scene)
    did('ShareIncident', { incidentId, with: [SONGLING] })
    const batch = together(
      ['ShareIncident', { incidentId, with: ['990101103'] }],
      ['ShareIncident', { incidentId, with: [] }],
    )
    expect(contentOf(feed.changesFor(songling, batch)).remove).toEqual([`incident/${incidentId}`])
    expect(contentOf(feed.changesFor(audience('duty', '990101103'), batch))).toEqual(NOTHING)
  })

  it('[S6] that is hidden is an empty range', () => {
    const scene = anExercise()
    const { feed, did } = watched(scene)
    const batch = did('SkipInject', { injectId: 'inject-1' })
    expect(feed.changesFor(yunxi, batch)).toEqual({
      view: feed.viewOf(yunxi),
      fromSeq: scene.store.seq,
      toSeq: scene.store.seq,
      put: {},
      remove: {},
      log: [],
    })
    expect(contentOf(feed.changesFor(audience('controller', COUNTY), batch)).put).toEqual(['inject/inject-1'])
  })

  it('[S7] shows a unit to the township it is sent to, and takes it away when it is released', () => {
    const scene = new Scene()
    const incidentId = anIncident(scene, SONGLING)
    const unitId = aUnit(scene, COUNTY)
    const { feed, did } = watched(scene)
    const sent = did('AssignUnit', { unitId, incidentId }, COUNTY)
    expect(contentOf(feed.changesFor(songling, sent)).put).toEqual([
      `incident/${incidentId}`,
      `unit/${unitId}`,
    ])
    expect(contentOf(feed.changesFor(yunxi, sent))).toEqual(NOTHING)
    const back = did('ReleaseUnit', { unitId }, COUNTY)
    expect(contentOf(feed.changesFor(songling, back))).toEqual({
      put: [`incident/${incidentId}`],
      remove: [`unit/${unitId}`],
    })
    expect(contentOf(feed.changesFor(yunxi, back))).toEqual(NOTHING)
  })

  it('[S8] carries the events that the audience may read, and no others', () => {
    const scene = anExercise()
    const { feed, did } = watched(scene)
    const batch = did('DeliverInject', { injectId: 'inject-1' })
    const types = (who: Audience) => feed.changesFor(who, batch).log.map(({ type }) => type)
    expect(types(yunxi)).toEqual(['MessageReceived', 'IncidentReported'])
    expect(types(songling)).toEqual([])
    expect(types(audience('controller', COUNTY))).toEqual([
      'InjectDelivered',
      'MessageReceived',
      'IncidentReported',
    ])
  })

  it('[S22] out of order is a bug, and said so', () => {
    const scene = new Scene()
    const { feed } = watched(scene)
    const { batch } = scene.did('ReportIncident', {
      code: '11B03',
      place: '桥',
      source: 'phone',
      description: '水',
    })
    scene.did('AcknowledgeIncident', { incidentId: 'n-1' })
    expect(() => batch && feed.record(batch)).toThrow('out of order')
  })

  it('[S21] an id that an object would take for its own is an id like any other', () => {
    const scene = new Scene()
    const { feed, did } = watched(scene)
    const batch = did('RegisterUnit', { unitId: 'constructor', name: '队', teamType: 'rescue', headcount: 1 })
    expect(contentOf(feed.changesFor(yunxi, batch)).put).toEqual(['unit/constructor'])
  })
})
