import { describe, expect, it } from 'vitest'
import { appForFile } from '../../tests/support/app/open.ts'
import { metresBetween } from '../../domain/position/distance.ts'

const test = appForFile()

interface Result {
  kind: string
  id: string
  name: { zh: string; en: string }
  point: { lat: number; lon: number }
  offset?: object
}

async function find(q: string, username = 'county-commander') {
  const asker = await test.as(username)
  const { status, body } = await asker.get(`/api/operations/live/search?q=${encodeURIComponent(q)}`)
  return { status, body, results: (body['results'] ?? []) as Result[], point: body['point'] }
}

describe('looking things up', () => {
  it('yxz finds 云溪镇 first', async () => {
    const { results } = await find('yxz')
    expect(results[0]).toMatchObject({ kind: 'township', name: { zh: '云溪镇' } })
  })

  it.each([
    ['岩口桥', 'bridge'],
    ['yankoubridge', 'bridge'],
    ['上坪站', 'gauge'],
    ['X12', 'road'],
    ['云溪镇中心小学', 'facility'],
    ['云溪一号', 'unit'],
  ])('%s is found among the others', async (q, kind) => {
    const typed = q === 'yankoubridge' ? 'Yankou Bridge' : q
    const { results } = await find(typed)
    expect(results.map((result) => result.kind)).toContain(kind)
  })

  it('a place beside a bridge lies that far from it', async () => {
    const [bridge] = (await find('岩口桥')).results
    const [beside] = (await find('300 m north of 岩口桥')).results
    if (!bridge || !beside) throw new Error('no bridge')
    expect(beside.offset).toEqual({ metres: 300, bearingDeg: 0 })
    expect(metresBetween(bridge.point, beside.point)).toBeCloseTo(300, 0)
    expect(beside.point.lat).toBeGreaterThan(bridge.point.lat)
  })

  it('coordinates are a point', async () => {
    const { point, results } = await find('北纬29.9 东经110.5')
    expect(point).toEqual({ lat: 29.9, lon: 110.5 })
    expect(results).toEqual([])
  })

  it("another township's units are not found", async () => {
    const units = (found: { results: Result[] }) => found.results.filter(({ kind }) => kind === 'unit')
    expect(units(await find('云溪一号', 'songling-duty'))).toEqual([])
    expect(units(await find('云溪一号', 'yunxi-duty'))).toHaveLength(1)
  })

  it('places that could not be made ready are made ready for who asks next', async () => {
    const { county } = test.app.services
    const now = county.now!
    county.now = { ...now, version: 'v-broken', layers: { ...now.layers, villages: { features: [{}] } } }
    expect((await find('yxz')).status).toBe(500)
    county.now = { ...now, version: 'v-broken' }
    expect((await find('yxz')).results[0]).toMatchObject({ name: { zh: '云溪镇' } })
    county.now = now
  })

  it.each(['', '%20', 'x'.repeat(101)])('refuses %j, naming the field', async (q) => {
    const asker = await test.as('county-commander')
    const { status, body } = await asker.get(`/api/operations/live/search?q=${q}`)
    expect(status).toBe(400)
    expect(body['fields']).toMatchObject([{ path: 'query.q' }])
  })
})
