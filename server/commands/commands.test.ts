import { beforeAll, describe, expect, it } from 'vitest'
import { appForFile, type Asker } from '../../tests/support/app/open.ts'

const server = appForFile()
const [COUNTY, YUNXI, SONGLING] = ['990101', '990101101', '990101102']
const report = { code: '11A01', place: '上坪村', source: 'phone', description: '河水上涨' }

let county: Asker
let yunxi: Asker
let songling: Asker

beforeAll(async () => {
  county = await server.as('county-duty')
  yunxi = await server.as('yunxi-duty')
  songling = await server.as('songling-duty')
}, 60_000)

const idOf = ({ body }: { body: Record<string, unknown> }): string => String(body['id'])
const incidents = async (asker: Asker, at = '') => {
  const { body } = await asker.get(`/api/operations/live/state${at}`)
  return Object.keys((body as { records: { incident?: object } }).records.incident ?? {})
}

describe('who may give which command', () => {
  it('a township its own, the county all of its townships', async () => {
    expect(await yunxi.give('ReportIncident', YUNXI, report)).toMatchObject({
      status: 200,
      body: { ok: true },
    })
    expect(await county.give('ReportIncident', YUNXI, report)).toMatchObject({ status: 200 })
    expect(await county.give('ReportIncident', COUNTY, report)).toMatchObject({ status: 200 })
    expect(await yunxi.give('ReportIncident', SONGLING, report)).toMatchObject({ status: 403 })
  })

  it('a role only what is its work', async () => {
    const [team, wall, observer, admin] = await Promise.all(
      ['yunxi-team', 'wall', 'observer', 'admin'].map((name) => server.as(name)),
    )
    const id = idOf(await team!.give('ReportIncident', YUNXI, report))
    const close = { incidentId: id, reason: '结束' }
    expect(await team!.give('CloseIncident', YUNXI, close)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    })
    for (const asker of [wall, observer, admin])
      expect(await asker!.give('ReportIncident', YUNXI, report)).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      })
  })

  it('a person by id only where one may see who it is, and making a leader of a reporter unmasks nobody', async () => {
    const reporter = { name: '李四海', phone: '13800000000' }
    const incident = idOf(await yunxi.give('ReportIncident', YUNXI, { ...report, reporter }))
    const { body } = await yunxi.get('/api/operations/live/state')
    const { incident: seen } = (body as { records: { incident: Record<string, { reporter: string }> } })
      .records
    const leader = seen[incident]?.reporter ?? ''
    const unit = { name: '新队', teamType: 'rescue', headcount: 3, leader }
    expect(await songling.give('RegisterUnit', SONGLING, unit)).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'payload.leader' }] },
    })
    expect(await yunxi.give('RegisterUnit', YUNXI, unit)).toMatchObject({ status: 200 })
    const { body: people } = await yunxi.get(`/api/operations/live/people?ids=${leader}`)
    expect(JSON.stringify(people)).not.toContain('李四海')
  })

  it('a township sees its own and what is shared with it, the county everything', async () => {
    const id = idOf(await yunxi.give('ReportIncident', YUNXI, report))
    expect(await incidents(songling)).not.toContain(id)
    expect(await incidents(county)).toContain(id)
    await yunxi.give('ShareIncident', YUNXI, { incidentId: id, with: [SONGLING] })
    expect(await incidents(songling)).toContain(id)
    const { body } = await songling.get(`/api/operations/live/events?about=${id}`)
    expect((body as { events: { type: string }[] }).events.map(({ type }) => type)).toEqual([
      'IncidentShared',
    ])
  })

  it('a page of the log about a record reads past what is hidden: only the last is not full', async () => {
    const id = idOf(await yunxi.give('ReportIncident', YUNXI, report))
    const share = (codes: string[]) => yunxi.give('ShareIncident', YUNXI, { incidentId: id, with: codes })
    await share([SONGLING])
    await share([])
    for (const place of ['甲', '乙', '丙'])
      await yunxi.give('UpdateSituation', YUNXI, { incidentId: id, text: `水到${place}` })
    await share([SONGLING])
    const page = async (before: number) => {
      const query = `about=${id}&limit=1&before=${before}`
      const { body } = await songling.get(`/api/operations/live/events?${query}`)
      return body as { fromSeq: number; toSeq: number; events: { type: string; seq: number }[] }
    }
    const seen: string[] = []
    let next = await page(2 ** 31)
    for (; next.events.length > 0; next = await page(next.fromSeq)) {
      seen.push(...next.events.map(({ type }) => type))
      expect(next.events.map(({ seq }) => seq)).toEqual([next.fromSeq])
    }
    expect(seen.filter((type) => type === 'IncidentShared').length).toBeGreaterThanOrEqual(2)
    expect(seen).not.toContain('SituationUpdated')
    expect(next).toEqual({ fromSeq: 1, toSeq: 0, events: [] })
  })
})

describe('answers', () => {
  it('a repeated command is answered as the first time, over HTTP and after a restart', async () => {
    const body = { commandId: 'repeat-0001', type: 'ReportIncident', jurisdiction: YUNXI, payload: report }
    const send = (change: object = {}) =>
      yunxi.send('POST', '/api/operations/live/commands', { ...body, ...change })
    const first = await send()
    expect(first.status).toBe(200)
    expect((await send()).body).toEqual(first.body)
    await server.restart()
    expect((await send()).body).toEqual(first.body)
    const changed = await send({ payload: { ...report, description: '另一件事' } })
    expect(changed).toMatchObject({ status: 409, body: { ok: false, code: 'command-id-reused' } })
    const other = await county.send('POST', '/api/operations/live/commands', body)
    expect(other).toMatchObject({ status: 409, body: { code: 'command-id-reused' } })
  })

  it('a refusal is 409 with a code, words in both languages and its data, and is kept', async () => {
    const commandId = 'refused-0001'
    const take = { warehouseId: 'w-990101101-01', itemId: 'item-flour', quantity: 999_999, issueKind: 'use' }
    const first = await yunxi.give('IssueStock', YUNXI, take, { commandId })
    expect(first.status).toBe(409)
    expect(first.body).toMatchObject({
      ok: false,
      refusal: {
        code: 'not-enough-stock',
        message: { zh: expect.any(String), en: expect.any(String) },
        data: { requested: 999_999 },
      },
    })
    expect((await yunxi.give('IssueStock', YUNXI, take, { commandId })).body).toEqual(first.body)
  })
})

describe('people', () => {
  const reporter = { name: '欧阳测试', phone: '13912345678' }

  it('stay out of the log and the state: only an id is there', async () => {
    const id = idOf(await yunxi.give('ReportIncident', YUNXI, { ...report, reporter }))
    const state = await yunxi.get('/api/operations/live/state')
    const events = await yunxi.get(`/api/operations/live/events?about=${id}`)
    const rows = await server.storage.database.sql`select payload, actor from events`
    const answers = await server.storage.database.sql`select * from command_answers`
    for (const held of [state.body, events.body, rows, answers])
      expect(JSON.stringify(held)).not.toMatch(/欧阳测试|13912345678/)
  })

  it('are shown masked, in full with a reason that is kept, and to nobody who may not see the record', async () => {
    const id = idOf(await yunxi.give('ReportIncident', YUNXI, { ...report, reporter }))
    const { body } = await yunxi.get('/api/operations/live/state')
    const { reporter: person } = (body as { records: { incident: Record<string, { reporter: string }> } })
      .records.incident[id]!
    const path = `/api/operations/live/people`
    expect((await yunxi.get(`${path}?ids=${person}`)).body).toEqual({
      people: { [person]: { name: '欧**', phoneMasked: '139****5678' } },
    })
    expect((await songling.get(`${path}?ids=${person}`)).body).toEqual({ people: {} })
    expect((await songling.send('POST', `${path}/${person}/reveal`, { reason: '想知道' })).status).toBe(404)
    const wall = await server.as('wall')
    expect((await wall.send('POST', `${path}/${person}/reveal`, { reason: '想知道' })).status).toBe(403)
    const revealed = await yunxi.send('POST', `${path}/${person}/reveal`, { reason: '核实险情' })
    expect(revealed.body).toEqual(reporter)
    const auditor = await server.as('auditor')
    const { entries } = (await auditor.get('/api/audit')).body as {
      entries: { what: string; target: string; detail: object }[]
    }
    expect(entries.filter(({ what, target }) => what === 'person.reveal' && target === person)).toHaveLength(
      3,
    )
    expect(JSON.stringify(entries)).not.toMatch(/欧阳测试|13912345678/)
  })
})

describe('reading the past', () => {
  it('gives the state as of a seq or an instant, with what one may see today', async () => {
    const first = await yunxi.give('ReportIncident', YUNXI, report)
    server.pass(60_000)
    const second = await yunxi.give('ReportIncident', YUNXI, report)
    const { seq } = first.body as { seq: number }
    const before = await incidents(yunxi, `?at=${seq}`)
    expect(before).toContain(idOf(first))
    expect(before).not.toContain(idOf(second))
    const { body } = await yunxi.get('/api/operations/live/events?about=' + idOf(first))
    const [{ recordedAt }] = (body as { events: [{ recordedAt: string }] }).events
    expect(await incidents(yunxi, `?at=${encodeURIComponent(recordedAt)}`)).toEqual(before)
    expect(await incidents(songling, `?at=${seq}`)).not.toContain(idOf(first))
  })

  it('steps through it and says where in time things happened', async () => {
    interface Page {
      steps: { fromSeq: number; log: { type: string; jurisdiction: string }[] }[]
      toSeq: number
    }
    const page = async (since: number) =>
      (await yunxi.get(`/api/operations/live/replay?since=${since}&limit=500`)).body as unknown as Page
    const end = (await yunxi.get('/api/operations/live/state')).body['seq'] as number
    const steps: Page['steps'] = []
    for (let at = 0; at < end;) {
      const next = await page(at)
      steps.push(...next.steps)
      at = next.toSeq
    }
    expect(steps.map(({ fromSeq }) => fromSeq)).toEqual(Array.from({ length: end }, (_, at) => at + 1))
    const seen = steps.flatMap(({ log }) => log)
    const ofOthers = seen.filter(({ jurisdiction }) => jurisdiction !== YUNXI)
    expect(ofOthers.map(({ type }) => type)).toEqual(['BaseDataChanged'])
    const density = (await yunxi.get('/api/operations/live/density?buckets=10')).body as {
      buckets: { count: number }[]
    }
    expect(density.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(seen.length)
  })
})
