import Fastify from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { Store } from '../../domain/store.ts'
import { answerErrors } from '../plugins/errors.ts'
import { validateRequests } from '../plugins/validation.ts'
import { positionRoutes } from './routes.ts'
import { SONGLING, unitNamed, yunxi } from './testing.ts'
import type { TrackRow } from './track-rows.ts'

const NOW = Date.UTC(2026, 10, 23, 13)
const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const row = (unit: string, fixAt: string): TrackRow => ({
  ...{ operation: 'live', unit, fixAt, receivedAt: fixAt, device: 'osmand:1' },
  ...{ lat: 30.5, lon: 110.5, battery: 0.5, simulated: false },
})

/** The routes alone, asked by Yunxi's duty officer; unit a is Yunxi's, b is another township's. */
async function routes() {
  const asked: unknown[] = []
  const app = Fastify()
  closing.push(() => app.close())
  answerErrors(app)
  validateRequests(app, () => undefined)
  const records = Store.from(1, [unitNamed('a'), unitNamed('b', { jurisdiction: SONGLING })])
  await app.register(positionRoutes, {
    enter: () => ({ audience: yunxi, records }),
    tracks: {
      readTrack: async (_, query) => {
        asked.push(query)
        return [row(query.unit, '2026-11-23T12:00:00.000Z'), row(query.unit, '2026-11-23T12:59:00.000Z')]
      },
      readPositions: async (_, at) => {
        asked.push(at)
        return (at.units ?? []).map((unit) => row(unit, '2026-11-23T12:00:00.000Z'))
      },
    },
    staleAfterS: () => 300,
    now: () => NOW,
  })
  const get = async (path: string) => {
    const answer = await app.inject(`/api/operations/live/${path}`)
    return { status: answer.statusCode, body: answer.json<unknown>() }
  }
  return { get, asked }
}

describe('GET …/tracks', () => {
  it('gives the last half hour of the units that one may see, as lines with their times', async () => {
    const { get, asked } = await routes()
    expect(await get('tracks')).toMatchObject({
      status: 200,
      body: {
        type: 'FeatureCollection',
        features: [
          {
            geometry: {
              type: 'LineString',
              coordinates: [
                [110.5, 30.5],
                [110.5, 30.5],
              ],
            },
            properties: { unitId: 'a', times: ['2026-11-23T12:00:00.000Z', '2026-11-23T12:59:00.000Z'] },
          },
        ],
      },
    })
    expect(asked).toMatchObject([{ unit: 'a', from: new Date(NOW - 30 * 60_000), to: new Date(NOW) }])
  })

  it('does not know a unit that one may not see', async () => {
    const { get, asked } = await routes()
    expect(await get('tracks?unit=a')).toMatchObject({ status: 200 })
    expect(await get('tracks?unit=b')).toMatchObject({ status: 404 })
    expect(await get('tracks?unit=nobody')).toMatchObject({ status: 404 })
    expect(asked.length).toBe(1)
  })

  it.each([
    ['from=yesterday', 'query.from'],
    ['to=2026-13-01T00:00:00Z', 'query.to'],
    ['unit=a%20b', 'query.unit'],
    ['from=2026-11-23T13:00:00Z&to=2026-11-23T12:00:00Z', 'query.from'],
  ])('names what is wrong in %s', async (query, path) => {
    const { get } = await routes()
    expect(await get(`tracks?${query}`)).toMatchObject({ status: 400, body: { fields: [{ path }] } })
  })
})

describe('GET …/positions', () => {
  it('gives the units that one may see with the age of their fix at that instant', async () => {
    const { get } = await routes()
    expect(await get('positions?at=2026-11-23T12:05:01Z')).toMatchObject({
      status: 200,
      body: {
        features: [{ id: 'a', properties: { ageS: 301, stale: true, batteryPct: 50, speedMps: null } }],
      },
    })
    expect(await get('positions?at=2026-11-23T12:05:00Z')).toMatchObject({
      body: { features: [{ properties: { ageS: 300, stale: false } }] },
    })
  })

  it('reads up to the instant asked for; now, as far ahead as a phone’s clock may run', async () => {
    const { get, asked } = await routes()
    await get('positions?at=2026-11-23T12:05:00Z')
    await get('positions')
    expect(asked).toMatchObject([
      { instant: new Date('2026-11-23T12:05:00Z') },
      { instant: new Date(NOW + 120_000), since: new Date(NOW - 86_400_000) },
    ])
  })
})
