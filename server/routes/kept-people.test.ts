import { beforeAll, afterEach, describe, expect, it } from 'vitest'
import { appForFile, type Asker } from '../../tests/support/app/open.ts'
import { PersonOnLine } from '../../tests/support/app/person-on-line.ts'
import { until } from '../../tests/support/until.ts'

const YUNXI = '990101101'
const SONGLING = '990101102'
const server = appForFile()
const lines: PersonOnLine[] = []
let admin: Asker
let yunxi: Asker

beforeAll(async () => {
  admin = await server.as('admin')
  yunxi = await server.as('yunxi-duty')
})
afterEach(() => lines.splice(0).forEach((line) => line.leave()))

interface Listed {
  people: { id: string; name: string | null; phone: string | null; uses: object[] }[]
  more: boolean
}
const list = async (query: string, by: Asker = admin): Promise<Listed> =>
  (await by.get(`/api/people?${query}`)).body as unknown as Listed

/** Somebody reports an incident in Yunxi. @returns the incident's and the person's id */
async function reported(name: string, phone: string): Promise<{ incident: string; person: string }> {
  const report = {
    code: '11B03',
    place: '云溪桥',
    source: 'phone',
    description: '水位上涨',
    reporter: { name, phone },
  }
  const incident = String((await yunxi.give('ReportIncident', YUNXI, report)).body['id'])
  const { body } = await yunxi.get('/api/operations/live/state')
  const { records } = body as unknown as { records: { incident: Record<string, { reporter: string }> } }
  return { incident, person: records.incident[incident]?.reporter ?? '' }
}

const shownTo = async (by: Asker, person: string) =>
  (await by.get(`/api/operations/live/people?ids=${person}`)).body['people']

const audited = async (person: string) => {
  const { entries } = (await (await server.as('auditor')).get('/api/audit?limit=500')).body as unknown as {
    entries: { what: string; target: string; detail: object }[]
  }
  return entries.filter(({ target }) => target === person)
}

/** An administrator of one township alone. */
async function townshipAdmin(username: string, jurisdiction: string): Promise<Asker> {
  const grants = [{ operation: 'live', role: 'admin', jurisdiction }]
  const password = 'beacon 2026 tower'
  await admin.send('POST', '/api/accounts', { username, displayName: '镇管理员', grants, password })
  return server.as(username, password)
}

describe('the list of people', () => {
  it('shows them masked and where they are named, to the administrator of that jurisdiction alone', async () => {
    const { incident, person } = await reported('司马测试', '13912345678')
    const { people } = await list('search=司马测试')
    expect(people).toEqual([
      {
        ...{ id: person, name: '司**', phone: '139****5678', erasedAt: null },
        uses: [
          {
            ...{ operation: 'live', kind: 'incident', id: incident, as: 'reporter' },
            ...{ jurisdiction: YUNXI, called: expect.stringMatching(/^\d+$/) },
          },
        ],
      },
    ])
    const [own, other] = [await townshipAdmin('yx-admin', YUNXI), await townshipAdmin('sl-admin', SONGLING)]
    expect((await list('search=司马测试', own)).people).toHaveLength(1)
    expect((await list('search=司马测试', other)).people).toEqual([])
    expect(
      (await other.send('POST', `/api/people/${person}/erase`, { confirm: 'erase', reason: 'x' })).status,
    ).toBe(404)
    for (const name of ['yunxi-duty', 'auditor', 'wall'])
      expect((await (await server.as(name)).get('/api/people')).status).toBe(403)
  })

  it('finds by a whole name or number or by what the mask shows, so that it spells out nothing', async () => {
    const { person } = await reported('司徒测试员', '13700004321')
    const finds = async (search: string) =>
      (await list(`search=${encodeURIComponent(search)}`)).people.some(({ id }) => id === person)
    for (const said of ['司徒测试员', '司', '13700004321', '137 0000 4321', '4321'])
      expect(await finds(said)).toBe(true)
    for (const said of ['司徒', '测试', '1370000', '004321', '321']) expect(await finds(said)).toBe(false)
  })

  it('goes on by page to the last, however long the pages are', async () => {
    const inPagesOf = async (length: number): Promise<string[]> => {
      const seen: string[] = []
      for (let before = ''; ; before = `&before=${seen.at(-1)}`) {
        const { people, more } = await list(`limit=${length}${before}`)
        seen.push(...people.map(({ id }) => id))
        if (!more) return seen
        expect(people).toHaveLength(length)
      }
    }
    const seen = await inPagesOf(90)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(200)
    expect(seen).toEqual(await inPagesOf(200))
  })
})

describe('a person', () => {
  it('is corrected with a reason that is kept, and every screen that shows them is told', async () => {
    const { person } = await reported('张错字', '13900000001')
    const url = await server.listen()
    const [own, other] = [
      new PersonOnLine(url, yunxi.cookie),
      new PersonOnLine(url, (await server.as('songling-duty')).cookie),
    ]
    lines.push(own, other)
    await Promise.all([own.join(), other.join()])
    const change = { name: '章正字', phone: '13900000002', reason: '本人来电更正' }
    expect((await admin.send('PATCH', `/api/people/${person}`, change)).status).toBe(200)
    await until('the screen is told', () => own.count('people') === 1)
    expect(own.heard.find(({ event }) => event === 'people')?.args).toEqual([
      { operation: 'live', ids: [person] },
    ])
    expect(await shownTo(yunxi, person)).toEqual({ [person]: { name: '章**', phoneMasked: '139****0002' } })
    expect(other.count('people')).toBe(0)
    expect(await audited(person)).toMatchObject([
      { what: 'person.correct', detail: { name: true, phone: true, reason: '本人来电更正' } },
    ])
    await admin.send('PATCH', `/api/people/${person}`, { phone: null, reason: '号码停用' })
    expect(await shownTo(yunxi, person)).toEqual({ [person]: { name: '章**', phoneMasked: null } })
  })

  it('is erased for good: everywhere the name was it says so, and no correction or command brings it back', async () => {
    const { person } = await reported('诸葛忘记', '13955556666')
    const path = `/api/people/${person}`
    expect((await admin.send('POST', `${path}/erase`, { confirm: 'erase', reason: '本人要求' })).status).toBe(
      200,
    )
    expect(await shownTo(yunxi, person)).toEqual({ [person]: { erased: true } })
    expect((await admin.send('PATCH', path, { name: '诸葛忘记', reason: '写回' })).status).toBe(404)
    const revealed = await yunxi.send('POST', `/api/operations/live/people/${person}/reveal`, {
      reason: '核实',
    })
    expect(revealed.body).toEqual({ name: null, phone: null })
    expect((await list('search=诸葛忘记')).people).toEqual([])
    const erased = (await list('state=erased')).people.find(({ id }) => id === person)
    expect(erased).toMatchObject({ name: null, phone: null, erasedAt: expect.any(String) })
    // A second time there is nothing left to do, nor to record.
    expect((await admin.send('POST', `${path}/erase`, { confirm: 'erase', reason: '再次' })).status).toBe(200)
    const whats = (await audited(person)).map(({ what }) => what)
    expect(whats.filter((what) => what === 'person.erase')).toHaveLength(1)
    await server.restart()
    expect(await shownTo(await server.as('yunxi-duty'), person)).toEqual({ [person]: { erased: true } })
    const rows = await server.storage.database.sql`select * from people`
    expect(JSON.stringify(rows)).not.toContain('诸葛忘记')
  })

  it('is not changed without the word, a reason, and something to change; each fault is at its field', async () => {
    const { person } = await reported('夏侯', '13900000003')
    const path = `/api/people/${person}`
    const faults: [string, 'POST' | 'PATCH', string, object][] = [
      ['confirm', 'POST', `${path}/erase`, { reason: 'x' }],
      ['confirm', 'POST', `${path}/erase`, { confirm: 'yes', reason: 'x' }],
      ['reason', 'POST', `${path}/erase`, { confirm: 'erase', reason: ' ' }],
      ['reason', 'PATCH', path, { name: '某' }],
      ['name', 'PATCH', path, { reason: 'x' }],
      ['phone', 'PATCH', path, { phone: 'abc', reason: 'x' }],
    ]
    for (const [field, method, url, body] of faults)
      expect((await admin.send(method, url, body)).body).toMatchObject({
        code: 'invalid',
        fields: [{ path: field }],
      })
    expect((await admin.send('PATCH', '/api/people/nobody', { name: '某', reason: 'x' })).status).toBe(404)
    expect((await yunxi.send('PATCH', path, { name: '某', reason: 'x' })).status).toBe(403)
    expect(await audited(person)).toEqual([])
  })

  it('whom another township relies on too is for the county to change', async () => {
    const { incident, person } = await reported('公孙共用', '13900000004')
    await yunxi.give('ShareIncident', YUNXI, { incidentId: incident, with: [SONGLING] })
    const songling = await server.as('songling-duty')
    const unit = { name: '联防队', teamType: 'militia', headcount: 4, leader: person }
    expect((await songling.give('RegisterUnit', SONGLING, unit)).status).toBe(200)
    const township = await townshipAdmin('yx-admin-2', YUNXI)
    const erase = (by: Asker) =>
      by.send('POST', `/api/people/${person}/erase`, { confirm: 'erase', reason: 'x' })
    expect((await erase(township)).body).toMatchObject({ code: 'wrong-jurisdiction' })
    expect((await erase(await server.as('admin'))).status).toBe(200)
  })

  it('who reported is forgotten when the county’s rule says so, and that is recorded too', async () => {
    yunxi = await server.as('yunxi-duty')
    const [old, open] = [await reported('旧事', '13900000005'), await reported('新事', '13900000006')]
    await yunxi.give('VerifyIncident', YUNXI, {
      incidentId: old.incident,
      outcome: 'confirmed',
      basis: '现场核实',
    })
    const closed = await yunxi.give('CloseIncident', YUNXI, { incidentId: old.incident, reason: '处置完毕' })
    expect(closed.status).toBe(200)
    server.pass(40 * 24 * 60 * 60_000)
    expect(await server.app.services.people.eraseOutdated(30)).toBe(1)
    const duty = await server.as('yunxi-duty')
    expect(await shownTo(duty, old.person)).toEqual({ [old.person]: { erased: true } })
    expect(await shownTo(duty, open.person)).toMatchObject({ [open.person]: { name: '新*' } })
    const { entries } = (await (await server.as('auditor')).get('/api/audit?limit=50')).body as unknown as {
      entries: { account: string; target: string; detail: object }[]
    }
    expect(entries).toContainEqual(
      expect.objectContaining({ account: 'system:retention', target: old.person, detail: { days: 30 } }),
    )
  })
})

describe('another leader or keeper', () => {
  const records = async (by: Asker, query = '') =>
    (await by.get(`/api/operations/live/state${query}`)).body as unknown as {
      seq: number
      records: {
        unit: Record<string, { leader: string }>
        warehouse: Record<string, { jurisdiction: string; keeper: string }>
      }
    }

  it('is a fact of the log: screens have the new name at once, a playback the one of its instant', async () => {
    const duty = await server.as('yunxi-duty')
    const team = { name: '换班队', teamType: 'militia', headcount: 4, leader: { name: '早班甲' } }
    const unitId = String((await duty.give('RegisterUnit', YUNXI, team)).body['id'])
    const { seq, records: before } = await records(duty)
    const early = before.unit[unitId]?.leader ?? ''
    const line = new PersonOnLine(await server.listen(), duty.cookie)
    lines.push(line)
    await line.join()

    const next = { unitId, leader: { name: '晚班乙', phone: '13900000011' } }
    expect((await duty.give('AppointLeader', YUNXI, next)).status).toBe(200)
    await until('the line has the new leader', () => line.replica.get('unit', unitId)?.leader !== early)
    const late = line.replica.get('unit', unitId)?.leader ?? ''
    expect(await shownTo(duty, late)).toEqual({ [late]: { name: '晚班乙', phoneMasked: '139****0011' } })
    expect(await shownTo(duty, early)).toEqual({})
    expect((await records(duty, `?at=${seq}`)).records.unit[unitId]?.leader).toBe(early)
    expect(await shownTo(duty, `${early}&at=${seq}`)).toEqual({
      [early]: { name: '早班甲', phoneMasked: null },
    })
    const other = await server.as('songling-duty')
    expect(await shownTo(other, `${early}&at=${seq}`)).toEqual({})
    const { body } = await duty.get(`/api/operations/live/events?about=${unitId}&before=999999&limit=5`)
    expect(JSON.stringify(body)).not.toMatch(/早班|晚班/)

    await (await server.as('admin')).send('PATCH', `/api/people/${early}`, { name: '早班丙', reason: '更正' })
    await until('who plays back reads again', () => line.count('people') === 1)
    expect(line.heard.find(({ event }) => event === 'people')?.args).toEqual([{ operation: 'live', ids: [] }])
    server.pass(20 * 24 * 60 * 60_000)
    const again = await server.as('yunxi-duty')
    await again.give('AppointLeader', YUNXI, { unitId, leader: { name: '夜班丁' } })
    server.pass(20 * 24 * 60 * 60_000)
    await server.app.services.people.eraseOutdated(30)
    const reader = await server.as('yunxi-duty')
    expect(await shownTo(reader, `${early}&at=${seq}`)).toEqual({ [early]: { erased: true } })
    // Stood down twenty days ago: the rule counts from there, not from when they were entered.
    expect(await shownTo(reader, `${late}&at=${seq + 1}`)).toMatchObject({ [late]: { name: '晚班乙' } })
  })

  it('is named by who may: a store’s keeper by its own office; what is wrong is said at its field', async () => {
    const [duty, field] = [await server.as('yunxi-duty'), await server.as('yunxi-team')]
    const { seq, records: before } = await records(duty)
    const [warehouseId, store] =
      Object.entries(before.warehouse).find(([, { jurisdiction }]) => jurisdiction === YUNXI) ?? []
    const ofPack = store?.keeper ?? ''
    expect(ofPack).toMatch(/^pack:warehouse:/)
    const wish = { warehouseId, keeper: { name: '新保管' } }
    expect((await field.give('AppointKeeper', YUNXI, wish)).status).toBe(403)
    expect((await duty.give('AppointKeeper', YUNXI, wish)).status).toBe(200)
    const keeper = (await records(duty)).records.warehouse[warehouseId ?? '']?.keeper ?? ''
    expect(await shownTo(duty, keeper)).toMatchObject({ [keeper]: { name: '新保管' } })
    for (const [said, path] of [
      [{ name: '某', phone: 'abc' }, 'payload.keeper.phone'],
      [{ name: ' ' }, 'payload.keeper.name'],
      [undefined, 'payload.keeper'],
      ['pack:unit:no-such', 'payload.keeper'],
    ] as const)
      expect((await duty.give('AppointKeeper', YUNXI, { warehouseId, keeper: said })).body).toMatchObject({
        code: 'invalid',
        fields: [{ path }],
      })
    server.pass(31 * 24 * 60 * 60_000)
    await server.app.services.people.eraseOutdated(30)
    const reader = await server.as('yunxi-duty')
    expect(await shownTo(reader, `${ofPack}&at=${seq}`)).toEqual({ [ofPack]: { erased: true } })
    expect(await shownTo(reader, keeper)).toMatchObject({ [keeper]: { name: '新保管' } })
  })
})
