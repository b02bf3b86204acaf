import { gzipSync } from 'node:zlib'
import type { InjectOptions } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { appForFile, type Asker } from '../../tests/support/app/open.ts'
import { demoPassword } from '../../tests/support/sign-in.ts'

const server = appForFile()
const YUNXI = '990101101'

interface Operation {
  parameters?: { in: string; name: string }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
}
interface Contract {
  openapi: string
  paths: Record<string, Record<string, Operation>>
}

let contract: Contract
const people = new Map<string, Asker>()
let version = ''

beforeAll(async () => {
  contract = (await server.app.inject('/api/docs/json')).json()
  for (const name of ['admin', 'auditor', 'controller', 'yunxi-duty', 'county-duty'])
    people.set(name, await server.as(name))
  version = server.app.services.county.now?.version ?? ''
}, 60_000)

const described = (method: string, path: string): Operation => {
  const found = contract.paths[path]?.[method.toLowerCase()]
  if (!found) throw new Error(`${method} ${path} is not described`)
  return found
}

/** Asks, and holds the answer against what the contract says of that route, status and media type. */
async function asked(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, request: Request) {
  const { as, url = path, status, type = 'application/json', payload, headers = {} } = request
  const cookie = people.get(as ?? '')?.cookie
  const options: InjectOptions = { method, url, headers: { ...(cookie ? { cookie } : {}), ...headers } }
  const answer = await server.app.inject(payload === undefined ? options : { ...options, payload })
  expect(answer.statusCode, answer.body.slice(0, 400)).toBe(status)
  const { content } = described(method, path).responses[status] ?? {}
  if (!content) {
    expect(answer.body).toBe('')
    return undefined
  }
  expect(String(answer.headers['content-type']).split(';')[0]).toBe(type)
  expect(Object.keys(content)).toContain(type)
  if (!type.endsWith('json')) return undefined
  const schema = z.fromJSONSchema(content[type]?.schema as Parameters<typeof z.fromJSONSchema>[0])
  const body: unknown = answer.json()
  expect(schema.safeParse(body)).toMatchObject({ success: true })
  return { schema, body }
}

interface Request {
  status: number
  as?: string
  url?: string
  type?: string
  payload?: string | object | Buffer
  headers?: Record<string, string>
}

const LIVE = '/api/operations/{op}'
const live = (rest: string) => `/api/operations/live/${rest}`
const report = { code: '11A01', place: '上坪村', source: 'phone', description: '河水上涨' }
const command = (commandId: string, type: string, payload: object) => ({
  ...{ commandId, type, jurisdiction: YUNXI, payload },
})
const units = () => [...(server.app.services.rooms.get('live')?.room.store.list('unit') ?? [])]
const json = { 'content-type': 'application/json' }

describe('what is answered is what the contract says', () => {
  it.each<[Parameters<typeof asked>[0], string, Request | (() => Request)]>([
    ['GET', '/api/config', { status: 200 }],
    ['GET', '/health/live', { status: 200 }],
    ['GET', '/health/ready', { status: 200 }],
    ['GET', '/metrics', { status: 200, type: 'text/plain' }],
    ['POST', '/api/session', { status: 200, payload: { username: 'auditor', password: demoPassword } }],
    ['GET', '/api/session', { status: 200, as: 'admin' }],
    ['GET', '/api/session', { status: 401 }],
    ['GET', '/api/operations', { status: 200, as: 'admin' }],
    ['GET', '/api/scenarios', { status: 200, as: 'controller' }],
    [
      'POST',
      '/api/operations',
      {
        ...{ status: 201, as: 'controller' },
        payload: { commandId: 'contract-exercise', kind: 'exercise', scenario: 'flash-flood' },
      },
    ],
    ['GET', '/api/accounts', { status: 200, as: 'admin' }],
    ['GET', '/api/accounts', { status: 403, as: 'yunxi-duty' }],
    [
      'POST',
      '/api/accounts',
      { status: 201, as: 'admin', payload: { username: 'contract', displayName: '张三', grants: [] } },
    ],
    [
      'POST',
      '/api/accounts',
      { status: 409, as: 'admin', payload: { username: 'admin', displayName: '张三', grants: [] } },
    ],
    ['GET', '/api/audit', { status: 200, as: 'auditor' }],
    ['GET', '/api/people', { status: 200, as: 'admin' }],
    ['GET', '/api/devices', { status: 200, as: 'yunxi-duty' }],
    [
      'POST',
      '/api/devices/{key}/password',
      { status: 200, as: 'admin', url: '/api/devices/owntracks:a%2Fb/password' },
    ],
    [
      'DELETE',
      '/api/devices/{key}/password',
      { status: 204, as: 'admin', url: '/api/devices/owntracks:a%2Fb/password' },
    ],
    ['POST', '/api/backup', { status: 200, as: 'admin', type: 'application/gzip' }],
    [
      'POST',
      '/api/pack',
      {
        ...{ status: 200, as: 'admin', payload: gzipSync(Buffer.alloc(1024)) },
        headers: { 'content-type': 'application/gzip' },
      },
    ],
    [
      'POST',
      `${LIVE}/commands`,
      {
        ...{ status: 200, as: 'yunxi-duty', url: live('commands') },
        payload: command('contract-report', 'ReportIncident', report),
      },
    ],
    [
      'POST',
      `${LIVE}/commands`,
      {
        ...{ status: 409, as: 'yunxi-duty', url: live('commands') },
        payload: command('contract-refused', 'AcknowledgeIncident', {
          incidentId: '0199aaaa-0000-7000-8000-000000000000',
        }),
      },
    ],
    [
      'POST',
      `${LIVE}/commands`,
      { status: 400, as: 'yunxi-duty', url: live('commands'), payload: { type: 'x' } },
    ],
    ['GET', `${LIVE}/state`, { status: 200, as: 'yunxi-duty', url: live('state') }],
    ['GET', `${LIVE}/state`, { status: 200, as: 'yunxi-duty', url: live('state?at=1') }],
    ['GET', `${LIVE}/events`, { status: 200, as: 'yunxi-duty', url: live('events?limit=500') }],
    ['GET', `${LIVE}/events`, { status: 200, as: 'yunxi-duty', url: live('events?before=9') }],
    ['GET', `${LIVE}/replay`, { status: 200, as: 'yunxi-duty', url: live('replay?since=1') }],
    ['GET', `${LIVE}/density`, { status: 200, as: 'yunxi-duty', url: live('density') }],
    ['GET', `${LIVE}/search`, { status: 200, as: 'yunxi-duty', url: live('search?q=yx') }],
    ['GET', `${LIVE}/positions`, { status: 200, as: 'county-duty', url: live('positions') }],
    ['GET', `${LIVE}/tracks`, { status: 200, as: 'county-duty', url: live('tracks') }],
    [
      'GET',
      `${LIVE}/people`,
      () => ({ status: 200, as: 'county-duty', url: live(`people?ids=${units()[0]?.leader}`) }),
    ],
    [
      'GET',
      `${LIVE}/export/{layer}`,
      {
        ...{ status: 200, as: 'yunxi-duty', url: live('export/markings?format=csv') },
        type: 'text/csv',
      },
    ],
    ['POST', `${LIVE}/geo/cut-off`, { status: 200, as: 'yunxi-duty', url: live('geo/cut-off'), payload: {} }],
    [
      'POST',
      `${LIVE}/geo/cut-off`,
      {
        ...{ status: 200, as: 'yunxi-duty', url: live('geo/cut-off?format=geojson'), payload: {} },
        type: 'application/geo+json',
      },
    ],
    [
      'GET',
      '/api/map/{layer}',
      { status: 200, as: 'admin', url: '/api/map/villages', type: 'application/geo+json' },
    ],
    [
      'GET',
      '/api/terrain',
      () => ({ status: 200, as: 'admin', url: `/api/terrain?version=${encodeURIComponent(version)}` }),
    ],
    [
      'GET',
      '/api/basemap',
      () => ({ status: 200, as: 'admin', url: `/api/basemap?version=${encodeURIComponent(version)}` }),
    ],
    ['GET', '/ingest/osmand', { status: 404, url: '/ingest/osmand?id=nobody&lat=29.9&lon=110.5' }],
    [
      'POST',
      '/ingest/osmand',
      { status: 400, payload: { device_id: 'x', location: { coords: {} } }, headers: json },
    ],
    ['DELETE', '/api/session', { status: 200, as: 'county-duty' }],
  ])('%s %s %#', async (method, path, said) => {
    const request = typeof said === 'function' ? said() : said
    const held = await asked(method, path, request)
    if (!held || request.status >= 300 || request.type !== undefined) return
    // A field that is not described would be seen.
    const more = { ...(held.body as object), undescribed: 1 }
    expect(held.schema.safeParse(more).success).toBe(false)
  })

  it('of devices that are bound, too', async () => {
    const duty = await server.as('county-duty')
    const [one, other] = units()
    for (const [unit, device] of [
      [one, 'osmand:contract'],
      [other, 'owntracks:contract/phone'],
    ] as const) {
      const given = await duty.give('BindDevice', unit?.jurisdiction ?? '', { unitId: unit?.id, device })
      expect(given).toMatchObject({ status: 200 })
    }
    const url = '/ingest/osmand?id=contract&lat=29.9&lon=110.5&batt=50'
    const counted = await asked('GET', '/ingest/osmand', { status: 200, url })
    expect(counted?.body).toMatchObject({ ok: true })
    const headers = { 'x-limit-u': 'contract', 'x-limit-d': 'phone' }
    await asked('POST', '/ingest/owntracks', { status: 200, payload: { _type: 'lwt' }, headers })
  })
})

describe('the contract', () => {
  it('is OpenAPI 3.1, and uses nothing that only 3.0 has', () => {
    expect(contract.openapi).toBe('3.1.0')
    expect(JSON.stringify(contract)).not.toMatch(/"nullable":|"exclusiveM(in|ax)imum":(true|false)/)
  })

  it('says of every route which answers are good, and what is in them', () => {
    for (const [path, methods] of Object.entries(contract.paths))
      for (const [method, { responses }] of Object.entries(methods)) {
        const good = Object.entries(responses).filter(([status]) => status.startsWith('2'))
        expect(good.length, `${method} ${path}`).toBeGreaterThan(0)
        for (const [status, { content }] of good)
          if (status === '204') expect(content, `${method} ${path}`).toBeUndefined()
          else
            for (const { schema } of Object.values(content ?? { none: { schema: {} } }))
              expect(Object.keys(schema).length, `${method} ${path}`).toBeGreaterThan(0)
      }
  })

  it('says what devices send', () => {
    const names = (operation: Operation) =>
      operation.parameters?.map(({ in: where, name }) => `${where} ${name}`)
    expect(names(described('GET', '/ingest/osmand'))).toEqual(
      expect.arrayContaining(['query id', 'query lat']),
    )
    expect(described('GET', '/ingest/osmand').requestBody).toBeUndefined()
    expect(Object.keys(described('POST', '/ingest/osmand').requestBody?.content ?? {})).toEqual([
      ...['application/json', 'application/x-www-form-urlencoded'],
    ])
    expect(names(described('POST', '/ingest/owntracks'))).toEqual(
      expect.arrayContaining(['query u', 'query d', 'header x-limit-u', 'header x-limit-d']),
    )
    expect(
      described('POST', '/ingest/owntracks').requestBody?.content['application/json']?.schema,
    ).toMatchObject({ required: ['_type'] })
  })

  it('tells a refusal from an error', () => {
    const { content } = described('POST', `${LIVE}/commands`).responses['409'] ?? {}
    const text = JSON.stringify(content)
    expect(text).toContain('"incident-closed"')
    expect(text).toContain('"command-id-reused"')
  })
})
