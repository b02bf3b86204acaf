import Fastify, { type InjectOptions } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { unitId } from '../../domain/ids.ts'
import type { Fix } from '../../domain/position/fix.ts'
import { answerErrors } from '../plugins/errors.ts'
import { validateRequests } from '../plugins/validation.ts'
import type { IngestOptions } from './options.ts'
import { ingest } from './plugin.ts'

const NOW = 1_750_000_600_000
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** The doors alone, with one known Traccar device and one known OwnTracks device. */
async function doors(options: Partial<IngestOptions> = {}) {
  const offered: Fix[] = []
  const sightings: [string, unknown][] = []
  const addresses: string[] = []
  const counted: string[] = []
  const app = Fastify()
  closing.push(() => app.close())
  answerErrors(app)
  validateRequests(app, () => undefined)
  await app.register(ingest, {
    findUnitByDevice: (key) =>
      key === 'osmand:48241179' || key === 'owntracks:zhang/pixel'
        ? { id: unitId.parse('u-1'), simulated: false }
        : undefined,
    recordSighting: async (key, place, address) => {
      sightings.push([key, place])
      addresses.push(address)
      return !key.endsWith('one-too-many')
    },
    hubs: () => [
      {
        has: () => true,
        offer: async (fixes) => {
          offered.push(...fixes)
          return fixes.map(() => 'stored')
        },
      },
    ],
    admits: () => true,
    now: () => NOW,
    count: (format, outcome) => counted.push(`${format} ${outcome}`),
    ...options,
  })
  const send = async (request: InjectOptions) => {
    const answer = await app.inject(request)
    return { status: answer.statusCode, body: answer.json<unknown>(), headers: answer.headers }
  }
  return { send, offered, sightings, addresses, counted }
}

const known = '/ingest/osmand?id=48241179&lat=30.5&lon=110.5&timestamp=1750000512'
const owntracks = (payload: string, headers: Record<string, string> = {}): InjectOptions => ({
  method: 'POST',
  url: '/ingest/owntracks',
  headers: { 'x-limit-u': 'zhang', 'x-limit-d': 'pixel', 'content-type': 'application/json', ...headers },
  payload,
})
const location = JSON.stringify({ _type: 'location', lat: 30.5, lon: 110.5, tst: 1_750_000_512, tid: 'el' })
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })

describe('POST and GET /ingest/osmand', () => {
  it('answers 200 when the fix is stored', async () => {
    const { send, offered, counted } = await doors()
    expect(await send({ method: 'GET', url: known })).toMatchObject({ status: 200, body: { stored: 1 } })
    expect(offered).toEqual([
      {
        ...{ unitId: 'u-1', device: 'osmand:48241179', lat: 30.5, lon: 110.5, simulated: false },
        ...{ fixAtMs: 1_750_000_512_000, receivedAtMs: NOW },
      },
    ])
    expect(counted).toEqual(['traccar stored'])
  })

  it.each([
    ['a form', 'application/x-www-form-urlencoded', 'id=48241179&lat=1&lon=2'],
    [
      'JSON',
      'application/json',
      '{"device_id":"48241179","location":{"coords":{"latitude":1,"longitude":2}}}',
    ],
    ['an array', 'application/json', '[{"id":"48241179","lat":1,"lon":2}]'],
    ['JSON of no type', undefined, '[{"id":"48241179","lat":1,"lon":2}]'],
    ['JSON of an invented type', 'x/y', '[{"id":"48241179","lat":1,"lon":2}]'],
  ])('takes %s', async (_, type, payload) => {
    const { send, offered } = await doors()
    const headers = type === undefined ? {} : { 'content-type': type }
    expect(await send({ method: 'POST', url: '/ingest/osmand', headers, payload })).toMatchObject({
      status: 200,
    })
    expect(offered).toMatchObject([{ lat: 1, lon: 2 }])
  })

  it('answers 404 to an unknown device and lists it with its place', async () => {
    const { send, sightings } = await doors()
    expect(await send({ method: 'GET', url: '/ingest/osmand?id=new&lat=30.5&lon=110.5' })).toMatchObject({
      status: 404,
      body: { ok: false, code: 'unknown-device' },
    })
    expect(sightings).toEqual([['osmand:new', { lat: 30.5, lon: 110.5 }]])
  })

  it('says that an unknown device is listed only when it is', async () => {
    const { send, addresses } = await doors()
    const one = '{"id":"one-too-many","lat":1,"lon":2}'
    for (const payload of [`[${one}]`, `[{"id":"new","lat":1,"lon":2},${one}]`]) {
      const answer = await send({
        ...{ method: 'POST', url: '/ingest/osmand', payload, remoteAddress: '192.0.2.7' },
      })
      expect(answer).toMatchObject({ status: 404, body: { ok: false, code: 'unlisted-device' } })
    }
    expect(new Set(addresses)).toEqual(new Set(['192.0.2.7']))
  })

  it('keeps what is known of a mixed buffer and names the rest', async () => {
    const { send, sightings, offered } = await doors()
    const payload = JSON.stringify([
      { id: '48241179', lat: 1, lon: 2 },
      { id: 'new', lat: 1, lon: 2 },
    ])
    expect(await send({ method: 'POST', url: '/ingest/osmand', payload })).toMatchObject({
      status: 200,
      body: { stored: 1, unknown: ['osmand:new'] },
    })
    expect([sightings.length, offered.length]).toEqual([1, 1])
  })

  it('answers 400 naming the field, and takes nothing of the message', async () => {
    const { send, offered, counted } = await doors()
    const payload = '[{"id":"48241179","lat":1,"lon":2},{"id":"48241179","lat":"north","lon":2}]'
    expect(await send({ method: 'POST', url: '/ingest/osmand', payload })).toMatchObject({
      status: 400,
      body: { ok: false, code: 'invalid', fields: [{ path: '[1].lat' }] },
    })
    expect(offered).toEqual([])
    expect(counted).toEqual(['traccar malformed'])
  })

  it('answers 200 to what a filter leaves out: sending it again would not help', async () => {
    const hub = { has: () => true, offer: async () => ['duplicate'] }
    const { send, counted } = await doors({ hubs: () => [hub] })
    expect(await send({ method: 'GET', url: known })).toMatchObject({
      status: 200,
      body: { stored: 0, ignored: 1 },
    })
    expect(counted).toEqual(['traccar duplicate'])
  })

  it('answers 503 when it could not be stored: the phone keeps it', async () => {
    const hub = { has: () => true, offer: () => Promise.reject(new Error('the disk is full')) }
    const { send } = await doors({ hubs: () => [hub] })
    expect(await send({ method: 'GET', url: known })).toMatchObject({ status: 503, body: { code: 'busy' } })
  })

  it('brings a fix to every operation that the unit is in, and to no other', async () => {
    const got: string[] = []
    const hub = (name: string, has: boolean) => ({
      has: () => has,
      offer: async () => {
        got.push(name)
        return ['stored']
      },
    })
    const { send } = await doors({ hubs: () => [hub('live', true), hub('drill', true), hub('other', false)] })
    expect(await send({ method: 'GET', url: known })).toMatchObject({ body: { stored: 1 } })
    expect(got).toEqual(['live', 'drill'])
  })

  it('answers 413 to a body beyond a megabyte', async () => {
    const { send } = await doors()
    const payload = `[${' '.repeat(1024 * 1024)}]`
    expect(await send({ method: 'POST', url: '/ingest/osmand', payload })).toMatchObject({ status: 413 })
  })
})

describe('POST /ingest/owntracks', () => {
  it('answers an empty list when the location is stored', async () => {
    const { send, offered } = await doors()
    expect(await send(owntracks(location))).toMatchObject({ status: 200, body: [] })
    expect(offered).toMatchObject([{ device: 'owntracks:zhang/pixel', fixAtMs: 1_750_000_512_000 }])
  })

  it.each([
    ['an empty body', ''],
    ['a last will', '{"_type":"lwt","tst":1750000512}'],
  ])('takes and ignores %s', async (_, payload) => {
    const { send, offered } = await doors()
    expect(await send(owntracks(payload))).toMatchObject({ status: 200, body: [] })
    expect(offered).toEqual([])
  })

  it('refuses an encrypted message in words for the person who holds the phone', async () => {
    const { send } = await doors()
    const answer = await send(owntracks('{"_type":"encrypted","data":"x"}'))
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ path: '_type' }] } })
    expect(JSON.stringify(answer.body)).toContain('加密')
  })

  it('answers 404 to an unknown device and lists it', async () => {
    const { send, sightings } = await doors()
    expect(await send(owntracks(location, { 'x-limit-d': 'other' }))).toMatchObject({ status: 404 })
    expect(sightings).toEqual([['owntracks:zhang/other', { lat: 30.5, lon: 110.5 }]])
  })

  it('lets a device in with its password only, once one is set', async () => {
    const { send } = await doors({ admits: (_, password) => password === 'right' })
    expect(await send(owntracks(location))).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': /Basic/ },
    })
    expect(await send(owntracks(location, basic('zhang:wrong')))).toMatchObject({ status: 401 })
    expect(await send(owntracks(location, basic('zhang:right')))).toMatchObject({ status: 200 })
  })

  it('never lets one user speak as another', async () => {
    const { send } = await doors()
    expect(await send(owntracks(location, basic('li:any')))).toMatchObject({ status: 401 })
  })
})
