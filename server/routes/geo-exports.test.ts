import { describe, expect, it } from 'vitest'
import type { DeskQuestionName } from '../../domain/geo/desk/questions.ts'
import { GeoDesk, SHANGPING, YUNXI_TOWN, around, closing } from '../../tests/support/geo/desk.ts'
import { MAP_LAYERS } from '../setup/county.ts'

const desk = new GeoDesk()

describe('taken away as a file', () => {
  const take = async (name: DeskQuestionName, question: object, format: string) => {
    const { cookie } = desk.commander
    const url = `/api/operations/live/geo/${name}?format=${format}`
    return desk.server.app.inject({ method: 'POST', url, payload: question, headers: { cookie } })
  }
  const questions: readonly [DeskQuestionName, object][] = [
    ['impact', { polygon: around(YUNXI_TOWN) }],
    ['route', { from: YUNXI_TOWN, to: SHANGPING }],
    ['nearest', { at: YUNXI_TOWN, kind: 'shelter' }],
    ['first-there', { at: YUNXI_TOWN }],
    ['cut-off', { closures: [{ kind: 'area', polygon: around(SHANGPING, 0.012) }] }],
  ]

  it.each(questions)('%s as CSV: for a spreadsheet, each row with its source', async (name, question) => {
    const { body, headers } = await take(name, question, 'csv')
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringMatching(new RegExp(`filename="${name}-\\d{8}-\\d{6}\\.csv"$`)),
    })
    expect(body.startsWith('\uFEFF')).toBe(true)
    const [head, ...rows] = body.slice(1).trimEnd().split('\r\n')
    expect(head).toContain('dataVersion,dataDate,source')
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).toContain('Invented for the demo')
  })

  it.each(questions)('%s as GeoJSON: shapes, with their source', async (name, question) => {
    const { body, headers } = await take(name, question, 'geojson')
    expect(headers['content-type']).toContain('application/geo+json')
    const { type, about, features } = JSON.parse(body)
    expect({ type, about }).toMatchObject({ type: 'FeatureCollection', about: { date: expect.any(String) } })
    expect(features.length).toBeGreaterThan(0)
  })

  it('each layer of the map, too, with the source of that layer', async () => {
    for (const layer of MAP_LAYERS) {
      const url = `/api/map/${layer}?format=`
      const headers = { cookie: desk.commander.cookie }
      const csv = (await desk.server.app.inject({ url: `${url}csv`, headers })).body
      expect(csv.split('\r\n')[1], layer).toContain('Invented for the demo by a seeded program')
      const { features } = (await desk.server.app.inject({ url: `${url}geojson`, headers })).json()
      expect(features.length, layer).toBeGreaterThan(0)
    }
  })

  it('the markings of the operation as CSV and GeoJSON, a label never as a formula', async () => {
    const file = (query: string) =>
      desk.server.app.inject({
        url: `/api/operations/live/export/markings?format=${query}`,
        headers: { cookie: desk.commander.cookie },
      })
    const bridge = await desk.bridge()
    await desk.whileDrawn({ ...closing(bridge), label: '=1+1' }, async (id) => {
      const csv = (await file('csv')).body
      expect(csv).toContain(id)
      expect(csv).toContain("'=1+1")
      expect(csv).toContain(`${bridge.lon},${bridge.lat}`)
      expect((await file('csv&lang=zh')).body).toMatch(/编号,类别,文字,[^]*断路/)
      expect((await file('geojson&at=2020-01-01T00:00:00Z')).json().features).toEqual([])
      expect(JSON.parse((await file('geojson')).body).features).toMatchObject([
        { geometry: closing(bridge).geometry, properties: { id, label: '=1+1', closesId: bridge.id } },
      ])
    })
  })

  it('a CSV for people has its heads and codes in their language, and shows long codes whole', async () => {
    const lines = async (layer: string, lang: string) => {
      const url = `/api/map/${layer}?format=csv&lang=${lang}`
      const headers = { cookie: desk.commander.cookie }
      return (await desk.server.app.inject({ url, headers })).body.slice(1).split('\r\n')
    }
    const [zh, en] = [await lines('roads', 'zh'), await lines('roads', 'en')]
    expect(zh[0]).toContain('类别,编号,道路等级,路线编号,名称,路宽（米）')
    expect(zh[1]).toMatch(/^道路,road-[^,]+,省道,/)
    expect(zh[1]).not.toContain('Invented')
    expect(en[0]).toContain('Kind,Id,Class of road,Number,Name,Width (m)')
    expect((await lines('villages', 'zh'))[1]).toMatch(/^\t990101101001,云溪社区,/)
  })

  it('in no other form', async () => {
    expect((await take('cut-off', {}, 'shp')).statusCode).toBe(400)
  })
})
