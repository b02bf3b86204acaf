import { describe, expect, it, vi } from 'vitest'
import type { DeskQuestionName } from '../../domain/geo/desk/questions.ts'
import { around } from '../../tests/support/geo/around.ts'
import { GeoDesk, SHANGPING, YUNXI, YUNXI_TOWN, closing } from '../../tests/support/geo/desk.ts'
import { until } from '../../tests/support/until.ts'
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

describe('an answer as a file says what was asked', () => {
  const file = async (name: DeskQuestionName, question: object, query: string) => {
    const url = `/api/operations/live/geo/${name}?${query}`
    const { cookie } = desk.commander
    return desk.server.app.inject({ method: 'POST', url, payload: question, headers: { cookie } })
  }
  const lines = async (name: DeskQuestionName, question: object, lang = '') =>
    (await file(name, question, `format=csv${lang}`)).body.slice(1).trimEnd().split('\r\n')
  interface Collection {
    properties: Record<string, unknown>
    features: { geometry: object; properties: Record<string, unknown> }[]
  }
  const shapes = async (name: DeskQuestionName, question: object): Promise<Collection> =>
    JSON.parse((await file(name, question, 'format=geojson')).body)
  const askedIn = ({ features }: Collection) =>
    features.filter(({ properties }) => properties['role'] === 'asked')

  it('an impact: its sums, vulnerable persons by kind, km of road, and the area', async () => {
    const polygon = around(YUNXI_TOWN)
    const { people, households, vulnerable, roadKm } = await desk.answered('impact', { polygon })
    const taken = await shapes('impact', { polygon })
    expect(taken.properties).toMatchObject({ question: 'impact', people, households, vulnerable, roadKm })
    expect(Date.parse(String(taken.properties['asOf']))).toBeGreaterThan(0)
    expect(askedIn(taken)).toMatchObject([{ geometry: polygon, properties: { as: 'area' } }])
  })

  it('an impact of a marking: the area that was named', async () => {
    const geometry = around(YUNXI_TOWN)
    await desk.whileDrawn({ markingKind: 'flood-extent', geometry }, async (marking) => {
      const { store } = desk.server.app.services.rooms.get('live')!.room
      const taken = await shapes('impact', { marking })
      expect(taken.properties).toMatchObject({ asked: { marking } })
      expect(askedIn(taken)).toMatchObject([{ geometry: store.get('marking', marking)?.geometry }])
    })
  })

  it('a cut-off: its sums, its vehicle and its closures, as shapes and as a table', async () => {
    const polygon = around(SHANGPING, 0.012)
    const bridge = await desk.bridge()
    const closures = [
      { kind: 'area', polygon },
      { kind: 'bridge', id: bridge.id },
    ]
    const { people, vulnerable } = await desk.answered('cut-off', { closures, vehicle: 'truck' })
    const taken = await shapes('cut-off', { closures, vehicle: 'truck' })
    expect(taken.properties).toMatchObject({ asked: { vehicle: 'truck', closures }, people, vulnerable })
    expect(askedIn(taken)).toMatchObject([{ geometry: polygon, properties: { as: 'closure' } }])
    const [head = '', ...rows] = await lines('cut-off', { closures, vehicle: 'truck' })
    const columns = head.split(',')
    const cells = (list: string) => rows.map((row) => row.split(',')).filter(([first]) => first === list)
    expect(cells('asked')[0]?.[columns.indexOf('vehicle')]).toBe('truck')
    expect(Number(cells('total')[0]?.[columns.indexOf('people')])).toBe(people)
    expect(cells('closures').map((row) => row[columns.indexOf('id')])).toEqual([bridge.id])
    expect(rows.join('\n')).toContain('POLYGON ((')
  })

  it.each([
    ['cut-off', {}, ['nameZh', 'nameEn', 'lon', 'lat', 'people', 'vehicle']],
    [
      'nearest',
      { at: YUNXI_TOWN, kind: 'shelter', forPersons: 99_999 },
      ['nameZh', 'km', 'minutes', 'capacityPersons', 'kind'],
    ],
  ] as const)('%s of nothing has its head, and what was asked', async (name, question, columns) => {
    const [head = '', ...rows] = await lines(name, question)
    expect(head.split(',')).toEqual(expect.arrayContaining(['list', 'question', 'asOf', ...columns]))
    expect(rows[0]).toMatch(new RegExp(`^asked,${name},\\d{4}-`))
    expect((await lines(name, question, '&lang=zh'))[0]).toMatch(/^清单,问题,截至时间,/)
  })

  it('a route: from where to where', async () => {
    const taken = await shapes('route', { from: YUNXI_TOWN, to: SHANGPING })
    expect(askedIn(taken).map(({ properties }) => properties['as'])).toEqual(['from', 'to'])
  })
})

describe('the markings of an instant', () => {
  const MARKINGS = '/api/operations/live/export/markings'
  const extent = { markingKind: 'flood-extent', geometry: around(YUNXI_TOWN) }
  const taken = async (at: Date | 'now', { cookie } = desk.commander) => {
    const query = at === 'now' ? '' : `?at=${at.toISOString()}`
    const { body } = await desk.server.app.inject({ url: MARKINGS + query, headers: { cookie } })
    return JSON.parse(body) as {
      about: { date: string }
      features: { properties: { id: string; validity: string } }[]
    }
  }
  /** An instant of the past in which nothing had been recorded after the last event. */
  const justNow = async () => {
    const { now } = desk.server.app.services
    const at = now()
    await until('that instant is past', () => now() > at)
    return at
  }

  it('later than now are those of now, as they are valid now', async () => {
    const { now } = desk.server.app.services
    const inAnHour = new Date(now().getTime() + 3_600_000).toISOString()
    await desk.whileDrawn({ ...extent, validUntil: inAnHour }, async (id) => {
      const { about, features } = await taken(new Date(now().getTime() + 365 * 86_400_000))
      expect(features).toMatchObject([{ properties: { id, validity: 'valid' } }])
      expect(new Date(about.date) <= now()).toBe(true)
    })
  })

  it('after the last event, and answers as of it, are read from what stands, and played back before', async () => {
    const { playback, rooms } = desk.server.app.services
    const playedBack = vi.spyOn(playback, 'at')
    const asOf = async (at: Date) => {
      const path = `/api/operations/live/geo/cut-off?at=${at.toISOString()}`
      const [{ features }, { status }] = [await taken(at), await desk.commander.send('POST', path, {})]
      return { marked: features.length, status }
    }
    await desk.whileDrawn(extent, async (id) => {
      expect(await asOf(await justNow())).toEqual({ marked: 1, status: 200 })
      expect(playedBack).not.toHaveBeenCalled()
      const drawnAt = rooms.get('live')!.room.store.get('marking', id)?.drawnAt ?? ''
      expect(await asOf(new Date(Date.parse(drawnAt) - 1))).toEqual({ marked: 0, status: 200 })
      expect(playedBack).toHaveBeenCalledTimes(2)
    })
    playedBack.mockRestore()
  })

  it('that a township keeps to itself are in no file of its neighbour, now or as of then', async () => {
    const [yunxi, songling] = [await desk.server.as('yunxi-duty'), await desk.server.as('songling-duty')]
    const drawn = await yunxi.give('DrawMarking', YUNXI, { ...extent, with: [] })
    expect(drawn.status).toBe(200)
    const id = String(drawn.body['id'])
    const idsIn = async (at: Date | 'now', asker: typeof yunxi) =>
      (await taken(at, asker)).features.map(({ properties }) => properties.id)
    const then = await justNow()
    expect(await yunxi.give('LiftMarking', YUNXI, { markingId: id })).toMatchObject({ status: 200 })
    const again = await yunxi.give('DrawMarking', YUNXI, { ...extent, with: [] })
    expect(await idsIn(then, yunxi)).toEqual([id])
    expect(await idsIn('now', yunxi)).toEqual([again.body['id']])
    expect(await idsIn(then, songling)).toEqual([])
    expect(await idsIn('now', songling)).toEqual([])
    await yunxi.give('LiftMarking', YUNXI, { markingId: again.body['id'] })
  })
})

it.each([
  ['GET', '/api/operations/live/export/markings'],
  ['GET', '/api/map/roads?format=csv'],
  ['POST', '/api/operations/live/geo/cut-off?format=csv'],
] as const)('%s %s gives nobody a file who is not signed in', async (method, url) => {
  const answer = await desk.server.app.inject({ method, url, ...(method === 'POST' ? { payload: {} } : {}) })
  expect(answer.statusCode).toBe(401)
  expect(answer.json()).toMatchObject({ code: 'sign-in-required' })
})
