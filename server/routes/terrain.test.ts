import { describe, expect, it } from 'vitest'
import { appForFile } from '../../tests/support/app/open.ts'

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

  it('is told to nobody who is not signed in', async () => {
    const { statusCode } = await test.app.inject(`/api/terrain/heights/${seat}`)
    expect(statusCode).toBe(401)
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
