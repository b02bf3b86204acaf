import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { appForFile } from '../../tests/support/app/open.ts'
import { pmtilesFile } from '../../tests/support/geo/pmtiles.ts'
import { lightCounty } from '../../tests/support/light-county.ts'
import { until } from '../../tests/support/until.ts'

const KEY = 'abcdef0123456789'
const VECTOR = 'bytes of a vector tile'
const MINUTE_MS = 60_000
const MONTH_MS = 31 * 24 * 60 * MINUTE_MS

/** 天地图's own server as the test wants it to answer. */
const upstream = await standIn()
/** The demo county with a base map of one tile. */
const pack = mkdtempSync(join(tmpdir(), 'fenghuo-pack-'))
cpSync(lightCounty(), pack, { recursive: true })
const header = readFileSync(join(pack, 'pack.json'), 'utf8')
writeFileSync(
  join(pack, 'pack.json'),
  JSON.stringify({ ...JSON.parse(header), mapReviewNumber: '鄂S(2026)001号' }),
)
writeFileSync(
  join(pack, 'map.pmtiles'),
  pmtilesFile({
    tiles: [{ z: 8, x: 206, y: 105, bytes: gzipSync(VECTOR) }],
    metadata: JSON.stringify({ attribution: '青石县自然资源局', vector_layers: [{ id: 'water' }] }),
  }),
)
const test = appForFile({
  env: {
    ...{ COUNTY_PACK: pack, TIANDITU_KEY: KEY, TIANDITU_URL: upstream.url },
    TIANDITU_REVIEW_NUMBER: 'GS(2025)0001号',
  },
})
afterAll(() => {
  upstream.server.close()
  rmSync(pack, { recursive: true })
})

async function standIn() {
  const asked: URL[] = []
  const state = { status: 200, type: 'image/png', body: Buffer.from('\x89PNG one', 'latin1') }
  const server: Server = createServer((request, answer) => {
    asked.push(new URL(request.url ?? '', 'http://upstream'))
    answer.writeHead(state.status, { 'content-type': state.type }).end(state.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, asked, state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

describe("the county's own base map", () => {
  it('is kept with the version and told to the page', async () => {
    const asker = await test.as('wall')
    const { body } = await asker.get('/api/config')
    expect(body['county']).toMatchObject({
      mapReviewNumber: '鄂S(2026)001号',
      basemap: {
        ...{ version: 'qingshi-1', tiles: 'vector', bounds: [110.1, 29.5, 111, 30.2] },
        ...{ minZoom: 8, maxZoom: 8, attribution: '青石县自然资源局', layers: ['water'] },
      },
    })
    const { digest } = test.app.services.county.now?.basemap ?? {}
    expect(existsSync(test.app.services.basemapFiles.pathOf(String(digest)))).toBe(true)
  })

  it('is told by version, and a version without one has none', async () => {
    const { get } = await test.as('wall')
    const { body } = await get('/api/basemap?version=qingshi-1')
    expect(body).toMatchObject({ basemap: { version: 'qingshi-1', tiles: 'vector', layers: ['water'] } })
    expect((await get('/api/basemap?version=never-loaded')).body).toEqual({ basemap: null })
    expect((await get('/api/basemap')).body['fields']).toMatchObject([{ path: 'query.version' }])
    expect((await test.app.inject('/api/basemap?version=qingshi-1')).statusCode).toBe(401)
  })

  it('gives its tiles as they are packed, nothing where it has none', async () => {
    const { cookie, get } = await test.as('wall')
    const answer = await test.app.inject({
      ...{ url: '/api/basemap/8/206/105?version=qingshi-1', headers: { cookie } },
    })
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'content-encoding': 'gzip',
      'cache-control': 'private, max-age=604800',
    })
    expect(answer.rawPayload).toEqual(gzipSync(VECTOR))
    expect((await get('/api/basemap/8/0/0')).status).toBe(204)
    expect((await get('/api/basemap/9/412/210')).status).toBe(204)
    expect((await get('/api/basemap/8/206/105?version=never-loaded')).status).toBe(404)
  })

  it('is for those who are signed in, and of places that there are', async () => {
    expect((await test.app.inject('/api/basemap/8/206/105')).statusCode).toBe(401)
    const asker = await test.as('wall')
    const { status, body } = await asker.get('/api/basemap/2/4/0')
    expect([status, body['fields']]).toMatchObject([400, [{ path: 'params.x' }]])
  })
})

describe('天地图 over HTTP', () => {
  const tile = '/api/tianditu/vec/12/3303/1692'

  it('is fetched once for everybody, and the key stays on the server', async () => {
    const asker = await test.as('wall')
    const { headers, status } = await asker.get(tile)
    expect([status, headers['content-type']]).toEqual([200, 'image/png'])
    expect((await asker.get(tile)).status).toBe(200)
    expect(upstream.asked).toHaveLength(1)
    expect(upstream.asked[0]?.searchParams.get('tk')).toBe(KEY)
    const config = await test.app.inject('/api/config')
    expect(JSON.stringify(headers) + config.body).not.toContain(KEY)
    expect(config.json()).toMatchObject({ tianditu: true, tiandituReviewNumber: 'GS(2025)0001号' })
  })

  it('is shown as it was kept while the line is down, then asked for again', async () => {
    const { dataDir } = test.app.services.config
    await until('it is kept', () => existsSync(join(dataDir, 'tianditu/vec/12/3303/1692')))
    test.pass(MONTH_MS)
    const again = await test.as('wall')
    upstream.state.status = 502
    expect((await again.get(tile)).status).toBe(200)
    expect(upstream.asked).toHaveLength(2)
    // Resting: nobody waits for the far side now, and what was never kept is not there.
    expect((await again.get('/api/tianditu/vec/12/3304/1692')).status).toBe(404)
    expect(upstream.asked).toHaveLength(2)
    test.pass(MINUTE_MS)
    upstream.state.status = 200
    expect((await again.get('/api/tianditu/vec/12/3304/1692')).status).toBe(200)
  })

  it('takes no page for a picture, and tells nobody the key', async () => {
    const asker = await test.as('wall')
    Object.assign(upstream.state, { type: 'application/json', body: Buffer.from(`{"tk":"${KEY}"}`) })
    const answer = await asker.get('/api/tianditu/img/12/3303/1692')
    expect(answer.status).toBe(404)
    expect(JSON.stringify(answer)).not.toContain(KEY)
  })

  it.each([
    ['vec/2/4/0', 'params.x'],
    ['vec/2/0/9', 'params.y'],
    ['vec/20/0/0', 'params.z'],
    ['roads/2/0/0', 'params.layer'],
  ])('refuses %s, naming %s', async (path, field) => {
    const asker = await test.as('wall')
    const { status, body } = await asker.get(`/api/tianditu/${path}`)
    expect([status, body['fields']]).toMatchObject([400, [{ path: field }]])
  })

  it('is for those who are signed in', async () => {
    expect((await test.app.inject(tile)).statusCode).toBe(401)
  })
})
