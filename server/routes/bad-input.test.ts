import { connect } from 'node:net'
import { beforeAll, describe, expect, it } from 'vitest'
import { appForFile, type Asker } from '../../tests/support/app/open.ts'

const server = appForFile()
const YUNXI = '990101101'
const good = { code: '11A01', place: '上坪村', source: 'phone', description: '河水上涨' }
const COMMANDS = '/api/operations/live/commands'

let duty: Asker
let admin: Asker
let seq = 0

beforeAll(async () => {
  duty = await server.as('yunxi-duty')
  admin = await server.as('admin')
  seq = server.app.services.rooms.get('live')?.room.store.seq ?? 0
}, 60_000)

const command = (change: object) => ({
  ...{ commandId: 'bad-input-001', type: 'ReportIncident', jurisdiction: YUNXI, payload: good },
  ...change,
})

const marking = (geometry: object) =>
  command({ type: 'DrawMarking', payload: { markingKind: 'line', geometry } })
const zigzag = (count: number) => Array.from({ length: count }, (_, at) => [110 + at / 1e4, 29 + (at % 2)])

it('a number that no computer takes is called too large', async () => {
  const text = JSON.stringify(command({ payload: { ...good, position: { lat: 29, lon: 110 } } }))
  const answer = await duty.ask({
    ...{ method: 'POST', url: COMMANDS, headers: { 'content-type': 'application/json' } },
    payload: text.replace('"lon":110', '"lon":1e999'),
  })
  expect(answer).toMatchObject({
    status: 400,
    body: {
      fields: [{ path: 'payload.position.lon', message: { en: 'is a number too large to be read' } }],
    },
  })
})

describe('a malformed command is 400 and names its fields', () => {
  it.each([
    ['commandId', command({ commandId: undefined })],
    ['commandId', command({ commandId: 'short' })],
    ['commandId', command({ commandId: 'inject:drill-1:3' })],
    ['commandId', command({ commandId: 7 })],
    ['type', command({ type: 'DropTable' })],
    ['type', command({ type: undefined })],
    ['jurisdiction', command({ jurisdiction: '99' })],
    ['jurisdiction', command({ jurisdiction: ['990101101'] })],
    ['occurredAt', command({ occurredAt: 'yesterday' })],
    ['occurredAt', command({ occurredAt: '0000-01-01T00:00:00+14:00' })],
    ['occurredAt', command({ occurredAt: '9999-12-31T23:59:59-23:59' })],
    ['more', command({ more: 1 })],
    ['payload', command({ payload: undefined })],
    ['payload', command({ payload: 'text' })],
    ['payload.code', command({ payload: { ...good, code: '1' } })],
    ['payload.place', command({ payload: { ...good, place: undefined } })],
    ['payload.source', command({ payload: { ...good, source: 'rumour' } })],
    ['payload.description', command({ payload: { ...good, description: ' ' } })],
    ['payload.description', command({ payload: { ...good, description: 'x'.repeat(4001) } })],
    ['payload.description', command({ payload: { ...good, description: 'a\u0000b' } })],
    ['payload.description', command({ payload: { ...good, description: 'a\ud800b' } })],
    ['payload.position.lat', command({ payload: { ...good, position: { lat: 91, lon: 110 } } })],
    ['payload.position.lon', command({ payload: { ...good, position: { lat: 29 } } })],
    [
      'payload.position.datum',
      command({ payload: { ...good, position: { lat: 29, lon: 110, datum: 'MARS' } } }),
    ],
    ['payload.casualties.dead', command({ payload: { ...good, casualties: { dead: -1 } } })],
    ['payload.casualties.dead', command({ payload: { ...good, casualties: { dead: 1.5 } } })],
    ['payload.reporter.name', command({ payload: { ...good, reporter: { name: '' } } })],
    [
      'payload.reporter.phone',
      command({ payload: { ...good, reporter: { name: '张三', phone: 'call me' } } }),
    ],
    ['payload.reporter', command({ payload: { ...good, reporter: 'somebody-else' } })],
    ['payload.extra', command({ payload: { ...good, extra: true } })],
    ['payload.geometry.coordinates.1', marking({ type: 'Point', coordinates: [29.9, 110.5] })],
    ['payload.geometry.coordinates.0', marking({ type: 'Point', coordinates: [null, 29.9] })],
    ['payload.geometry.type', marking({ type: 'Circle', coordinates: [110.5, 29.9] })],
    ['payload.geometry.coordinates', marking({ type: 'LineString', coordinates: zigzag(1001) })],
    ['payload.geometry.coordinates.0', marking({ type: 'Polygon', coordinates: [zigzag(4)] })],
    ['body', []],
    ['body', ['x']],
  ])('%s', async (path, payload) => {
    const answer = await duty.ask({ method: 'POST', url: COMMANDS, payload: payload as object })
    expect(answer).toMatchObject({ status: 400, body: { ok: false, code: 'invalid' } })
    const { fields } = answer.body as { fields: { path: string; message: { zh: string; en: string } }[] }
    expect(fields.map((field) => field.path)).toContain(path)
    // What the field asks for, not merely that it is wrong.
    for (const { message } of fields) {
      expect(message.zh).toMatch(/\p{Script=Han}/u)
      expect(message.en).toMatch(/^(must|is|has|needs|contains|begins|say) /)
      expect([message.zh, message.en]).not.toContain(expect.stringMatching(/不正确|is wrong/))
    }
  })

  it.each<[string, object, string]>([
    ['payload.geometry.coordinates.1', { type: 'Point', coordinates: [29.9, 110.5] }, '写反了'],
    [
      'payload.geometry.coordinates.0.1',
      {
        type: 'LineString',
        coordinates: [
          [29.9, 110.5],
          [29.91, 110.51],
        ],
      },
      '写反了',
    ],
    ['payload.geometry.coordinates.1', { type: 'Point', coordinates: [29.9, 95.5] }, '不能大于 90'],
  ])('says of %s that it is swapped when the other order lies in the county', async (path, shape, words) => {
    const { body } = await duty.ask({ method: 'POST', url: COMMANDS, payload: marking(shape) })
    const [field] = body['fields'] as { path: string; message: { zh: string } }[]
    expect(field?.path).toBe(path)
    expect(field?.message.zh).toContain(words)
  })

  it('says so of the place of an incident, too', async () => {
    const payload = command({ payload: { ...good, position: { lat: 110.5, lon: 29.9 } } })
    const { body } = await duty.ask({ method: 'POST', url: COMMANDS, payload })
    expect(body['fields']).toMatchObject([
      { path: 'payload.position.lat', message: { en: expect.stringContaining('swapped') } },
    ])
  })

  it('also when it is nested without end', async () => {
    const payload = `{"payload":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`
    const headers = { 'content-type': 'application/json' }
    const answer = await duty.ask({ method: 'POST', url: COMMANDS, payload, headers })
    expect(answer).toMatchObject({
      ...{ status: 400, body: { fields: [{ path: 'payload', message: { zh: '嵌套层数太多' } }] } },
    })
  })
})

describe('a malformed request is refused, named, and answered in one shape', () => {
  const json = { 'content-type': 'application/json' }
  it.each([
    ['body', { method: 'POST', url: COMMANDS, payload: '{"commandId":', headers: json }],
    ['body', { method: 'POST', url: COMMANDS, payload: '', headers: json }],
    ['body', { method: 'POST', url: COMMANDS, payload: '{"__proto__":{"a":1}}', headers: json }],
    ['body', { method: 'POST', url: '/api/session', payload: 'null', headers: json }],
    ['username', { method: 'POST', url: '/api/session', payload: { username: 5, password: 'x' } }],
    ['password', { method: 'POST', url: '/api/session', payload: { username: 'a' } }],
    [
      'remember',
      { method: 'POST', url: '/api/session', payload: { username: 'a', password: 'b', remember: 1 } },
    ],
    ['query.limit', { method: 'GET', url: '/api/operations/live/events?limit=abc' }],
    ['query.limit', { method: 'GET', url: '/api/operations/live/events?limit=0' }],
    ['query.limit', { method: 'GET', url: '/api/operations/live/events?limit=999999' }],
    ['query.untl', { method: 'GET', url: '/api/operations/live/events?untl=5' }],
    ['query.form', { method: 'GET', url: '/api/operations/live/tracks?form=5' }],
    ['query.since', { method: 'GET', url: '/api/operations/live/events?since=-1' }],
    ['query.since', { method: 'GET', url: '/api/operations/live/events?since=1&since=2' }],
    ['query.since', { method: 'GET', url: '/api/operations/live/events?since=5&before=3' }],
    ['query.since', { method: 'GET', url: '/api/operations/live/events?since=5&about=live' }],
    ['query.x', { method: 'GET', url: '/metrics?x=1' }],
    ['query.x', { method: 'GET', url: '/health/live?x=1' }],
    ['query.x', { method: 'GET', url: '/health/ready?x=1' }],
    ['query.at', { method: 'GET', url: '/api/operations/live/state?at=noon' }],
    ['query.at', { method: 'GET', url: '/api/operations/live/state?at=99999999' }],
    ['query.at', { method: 'GET', url: '/api/operations/live/state?at=0000-01-01T00:00:00Z' }],
    ['query.at', { method: 'GET', url: '/api/operations/live/state?at=9999-12-31T23:59:59-23:59' }],
    ['query.at', { method: 'GET', url: '/api/operations/live/positions?at=0000-01-01T00:00:00Z' }],
    ['query.about', { method: 'GET', url: '/api/operations/live/events?about=%00' }],
    [
      'params.id',
      { method: 'POST', url: '/api/operations/live/people/%00/reveal', payload: { reason: 'a' } },
    ],
    ['username', { method: 'POST', url: '/api/session', payload: { username: 'a\u0000', password: 'b' } }],
    [
      'reason',
      { method: 'POST', url: '/api/operations/live/people/p-1/reveal', payload: { reason: 'a\u0000' } },
    ],
    ['query.buckets', { method: 'GET', url: '/api/operations/live/density?buckets=1e9' }],
    ['query.ids', { method: 'GET', url: '/api/operations/live/people' }],
    ['query.from', { method: 'GET', url: '/api/operations/live/tracks?from=soon' }],
    ['params.op', { method: 'GET', url: '/api/operations/%20/state' }],
    ['params.layer', { method: 'GET', url: '/api/map/secrets' }],
    ['reason', { method: 'POST', url: '/api/operations/live/people/p-1/reveal', payload: {} }],
    ['url', { method: 'GET', url: '/api/operations/%E0%A4%A/state' }],
    ['url', { method: 'POST', url: `/api/operations/${'a'.repeat(300)}/commands`, payload: {} }],
    ['query.satus', { method: 'GET', url: '/api/operations?satus=open' }],
    ['query.q', { method: 'GET', url: '/api/session?q=1' }],
    ['query.constructor', { method: 'GET', url: '/api/config?constructor=1' }],
  ] as const)('%s %o', async (path, request) => {
    const answer = await duty.ask(request as never)
    expect(answer).toMatchObject({ status: 400, body: { ok: false, code: 'invalid' } })
    expect((answer.body['fields'] as { path: string }[]).map((field) => field.path)).toContain(path)
  })

  it.each([
    [401, 'sign-in-required', { method: 'GET', url: '/api/operations', headers: { cookie: '' } }],
    [
      403,
      'wrong-jurisdiction',
      { method: 'POST', url: COMMANDS, payload: command({ jurisdiction: '990101102' }) },
    ],
    [
      403,
      'wrong-jurisdiction',
      { method: 'POST', url: COMMANDS, payload: command({ jurisdiction: '990101' }) },
    ],
    [
      403,
      'wrong-jurisdiction',
      { method: 'POST', url: COMMANDS, payload: command({ jurisdiction: '990102101' }) },
    ],
    [
      403,
      'forbidden',
      { method: 'POST', url: COMMANDS, payload: command({ type: 'StartExercise', payload: {} }) },
    ],
    [
      403,
      'wrong-origin',
      { method: 'POST', url: COMMANDS, payload: command({}), headers: { origin: 'https://a.example' } },
    ],
    [403, 'forbidden', { method: 'GET', url: '/api/accounts' }],
    [404, 'not-found', { method: 'GET', url: '/api/operations/drill-none/state' }],
    [404, 'not-found', { method: 'POST', url: '/api/operations/drill-none/commands', payload: command({}) }],
    [404, 'not-found', { method: 'GET', url: '/api/nothing' }],
    [404, 'not-found', { method: 'DELETE', url: '/api/nothing' }],
    [405, 'method-not-allowed', { method: 'DELETE', url: COMMANDS }],
    [413, 'too-large', { method: 'POST', url: COMMANDS, payload: command({ payload: 'x'.repeat(300_000) }) }],
    [413, 'too-large', { method: 'POST', url: '/ingest/osmand', payload: { id: 'x'.repeat(1_100_000) } }],
    [
      415,
      'unsupported-type',
      { method: 'POST', url: COMMANDS, payload: '<a/>', headers: { 'content-type': 'text/xml' } },
    ],
    [
      415,
      'unsupported-type',
      { method: 'POST', url: COMMANDS, payload: command({}), headers: { 'content-encoding': 'gzip' } },
    ],
  ] as const)('%i %s', async (status, code, request) => {
    const answer = await duty.ask(request as never)
    expect(answer).toMatchObject({ status, body: { ok: false, code } })
    const most = request.url === COMMANDS ? '256 KiB at most' : '1 MiB at most'
    if (status === 413) expect(answer.body['fields']).toMatchObject([{ path: 'body', message: { en: most } }])
    const { message } = answer.body as { message: { zh: string; en: string } }
    expect([message.zh !== '', message.en !== '']).toEqual([true, true])
  })

  it.each([
    ['GET', `${COMMANDS}?since=1`, 'POST'],
    ['HEAD', COMMANDS, 'POST'],
    ['OPTIONS', COMMANDS, 'POST'],
    ['PUT', '/api/session', 'GET, HEAD, DELETE, POST'],
    ['POST', '/health/ready', 'GET, HEAD'],
  ] as const)('%s %s is told which methods are taken there', async (method, url, allow) => {
    const { status, headers } = await duty.ask({ method, url })
    expect([status, headers['allow']]).toEqual([405, allow])
  })

  it('takes no body where none is read', async () => {
    const answer = await admin.send('POST', '/api/backup', { since: 'yesterday' })
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: 'since' }] } })
  })

  it('names the fields of accounts', async () => {
    const answer = await admin.send('POST', '/api/accounts', {
      ...{ username: 'A B', displayName: '', password: 'short' },
      grants: [{ operation: 'live', role: 'king', jurisdiction: '1' }],
    })
    const { fields } = answer.body as { fields: { path: string }[] }
    expect(fields.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['username', 'displayName', 'grants.0.role', 'grants.0.jurisdiction']),
    )
  })
})

it('a request that is none, or whose headers have no end, is answered and named too', async () => {
  const { port } = new URL(await server.listen())
  const say = (text: string) =>
    new Promise<string>((resolve) => {
      let heard = ''
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(text))
      socket.setEncoding('utf8').on('data', (data) => (heard += String(data)))
      socket.on('close', () => resolve(heard))
    })
  for (const [text, path] of [
    ['HELLO\r\n\r\n', 'request'],
    [`GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 'headers'],
    ['POST /api/session HTTP/1.1\r\nhost: a\r\ncontent-length: many\r\n\r\n', 'headers.content-length'],
  ] as const) {
    const heard = await say(text)
    expect(heard).toMatch(/^HTTP\/1\.1 400 /)
    expect(JSON.parse(heard.slice(heard.indexOf('{')))).toMatchObject({ code: 'invalid', fields: [{ path }] })
  }
})

it('none of it changes the state, and the server still takes commands', async () => {
  const { room } = server.app.services.rooms.get('live') ?? {}
  expect(room?.store.seq).toBe(seq)
  expect((await server.app.inject('/health/ready')).json()).toEqual({ ok: true })
  expect((await duty.give('ReportIncident', YUNXI, good)).body).toMatchObject({ ok: true, seq: seq + 1 })
})
