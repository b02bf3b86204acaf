import { describe, expect, it } from 'vitest'
import { appForFile } from '../../tests/support/app/open.ts'
import { copyOfDemoPack } from '../../tests/support/pack-folder.ts'
import { until } from '../../tests/support/until.ts'
import { loadPack } from '../packs/load-pack.ts'
import { inThisThread } from '../packs/work.ts'

const test = appForFile({ env: { COUNTY_PACK: 'qingshi' } })

/** The tile that a place lies in. */
function tileAt(z: number, lon: number, lat: number): string {
  const radians = (lat * Math.PI) / 180
  const x = Math.floor(((lon + 180) / 360) * 2 ** z)
  const y = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * 2 ** z)
  return `${z}/${x}/${y}`
}

describe('the terrain of the demo county', () => {
  const seat = tileAt(12, 110.54, 29.89)

  it.each([
    [`heights/${seat}`, 'image/png'],
    [`contours/${seat}`, 'application/vnd.mapbox-vector-tile'],
    [`landcover/dark/${seat}`, 'image/png'],
  ])('has %s', async (path, type) => {
    const asker = await test.as('wall')
    const { status, headers } = await asker.get(`/api/terrain/${path}`)
    expect([status, headers['content-type']]).toEqual([200, type])
  })

  it('is the same by the name of its version, and there is none of another', async () => {
    const asker = await test.as('wall')
    const { version } = test.app.services.county.now ?? {}
    expect((await asker.get(`/api/terrain/heights/${seat}?version=${version}`)).status).toBe(200)
    expect((await asker.get(`/api/terrain/heights/${seat}?version=never-loaded`)).status).toBe(404)
  })

  it('is said to be there, by version, and not to be there in a version without heights', async () => {
    const asker = await test.as('wall')
    const told = async (version: string) => (await asker.get(`/api/terrain?version=${version}`)).body
    const { county } = test.app.services
    const { body } = await asker.get('/api/config')
    const { terrain } = body['county'] as { terrain: object }
    expect(terrain).toMatchObject({ version: county.now!.version, landcover: true })
    expect(await told(county.now!.version)).toEqual({ terrain })
    expect(await told('never-loaded')).toEqual({ terrain: null })

    const pack = await copyOfDemoPack()
    await loadPack(test.app.services, { folder: pack.folder, work: inThisThread })
    const flat = test.app.services.rooms.get('live')!.room.store.get('baseData', 'county')!.version
    expect(flat).not.toBe((terrain as { version: string }).version)
    expect(await told(flat)).toEqual({ terrain: null })
    // That of the version before is read from where it is kept.
    await until('the county is followed', () => county.now?.version === flat)
    expect(await told((terrain as { version: string }).version)).toEqual({ terrain })
  })

  it('is told to nobody who is not signed in', async () => {
    for (const path of [`/heights/${seat}`, '?version=qingshi-1'])
      expect((await test.app.inject(`/api/terrain${path}`)).statusCode).toBe(401)
  })

  it.each([
    ['heights/2/4/0', 'params.x'],
    ['heights/2/0/9', 'params.y'],
    ['heights/20/0/0', 'params.z'],
    ['landcover/pink/2/0/0', 'params.theme'],
    ['contours/2/a/0', 'params.x'],
  ])('refuses %s, naming %s', async (path, field) => {
    const asker = await test.as('wall')
    const { status, body } = await asker.get(`/api/terrain/${path}`)
    expect(status).toBe(400)
    expect(body['fields']).toMatchObject([{ path: field }])
  })
})
