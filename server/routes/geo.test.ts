import { beforeAll, describe, expect, it } from 'vitest'
import { DESK_ANSWERS } from '../../domain/geo/desk/answers.ts'
import type { DeskQuestionName } from '../../domain/geo/desk/questions.ts'
import { appForFile, type Asker } from '../../tests/support/app/open.ts'
import { MAP_LAYERS } from '../setup/county.ts'
import { until } from '../../tests/support/until.ts'

const server = appForFile()
const COUNTY = '990101'
const YUNXI = '990101101'
/** Villages of the demo county, here without its heights: 云溪社区, and 上坪村 with its gauge upstream. */
const YUNXI_TOWN = { lon: 110.54247, lat: 29.89485 }
const SHANGPING = { lon: 110.593, lat: 29.96208 }
const GAUGE = 'g-990101101-01'
const COUNTY_TOWN = { lon: 110.4845, lat: 29.81628 }
/** A way with bridges, and other ways beside it. */
const TO_TOWN = { from: YUNXI_TOWN, to: COUNTY_TOWN }

let commander: Asker
/** On that way, and there is one round it. */
let bridge: { id: string; lon: number; lat: number }
beforeAll(async () => {
  commander = await server.as('county-commander')
  for (const each of (await answered('route', TO_TOWN)).routes[0]?.bridges ?? [])
    if ((await ask('route', { ...TO_TOWN, closures: [{ kind: 'bridge', id: each.id }] })).status === 200)
      bridge = each
}, 60_000)

/** The town of Yunxi and 2 km around. */
const around = ({ lon, lat }: { lon: number; lat: number }, deg = 0.02) => {
  const ring = [
    ...[[lon - deg, lat - deg] as const, [lon + deg, lat - deg] as const],
    ...[[lon + deg, lat + deg] as const, [lon - deg, lat + deg] as const],
    [lon - deg, lat - deg] as const,
  ]
  return { type: 'Polygon', coordinates: [ring] }
}

async function ask(name: DeskQuestionName, question: object, asker = commander) {
  const { status, body } = await asker.send('POST', `/api/operations/live/geo/${name}`, question)
  return { status, body, fields: (body['fields'] ?? []) as { path: string; message: { en: string } }[] }
}

/** The answer, which has just the form that the contract says. */
async function answered<N extends DeskQuestionName>(name: N, question: object, asker = commander) {
  const { status, body } = await ask(name, question, asker)
  expect(status, JSON.stringify(body)).toBe(200)
  return DESK_ANSWERS[name].strict().parse(body) as ReturnType<(typeof DESK_ANSWERS)[N]['parse']>
}

describe('a good question is answered as the contract says', () => {
  it('impact: people, places and roads inside, and where the numbers come from', async () => {
    const { about, people, villages, roadKm, bridges } = await answered('impact', {
      polygon: around(YUNXI_TOWN),
    })
    expect(about).toMatchObject({ version: server.app.services.county.now?.version, estimate: null })
    expect(villages.map(({ name }) => name.zh)).toContain('云溪社区')
    expect(people).toBeGreaterThanOrEqual(6_840)
    expect(roadKm.county + roadKm.township).toBeGreaterThan(0)
    expect(bridges.length).toBeGreaterThan(0)
  })

  it('route: by road from end to end, with an alternative', async () => {
    const { routes } = await answered('route', { from: YUNXI_TOWN, to: SHANGPING, alternatives: 1 })
    expect(routes[0]?.minutes).toBeGreaterThan(0)
    expect(routes[0]?.roads.length).toBeGreaterThan(0)
  })

  it('nearest: shelters with their room, of a kind of facility, stores by what they hold', async () => {
    const near = async (more: object) => (await answered('nearest', { at: YUNXI_TOWN, n: 2, ...more })).found
    const [shelter] = await near({ kind: 'shelter' })
    expect(shelter?.capacityPersons).toBeGreaterThan(0)
    const [roomy] = await near({ kind: 'shelter', forPersons: (shelter?.capacityPersons ?? 0) + 1 })
    expect(roomy?.id).not.toBe(shelter?.id)
    expect(await near({ kind: 'hospital' })).toMatchObject([{ quantity: null }, {}])
    expect(await near({ kind: 'warehouse' })).toHaveLength(2)
    const [store] = await near({ kind: 'store:item-water' })
    expect(store?.quantity).toBeGreaterThan(0)
  })

  it('a store that has given out the last of an item is no longer among those that hold it', async () => {
    const question = { at: YUNXI_TOWN, kind: 'store:item-water', n: 50 }
    const [first] = (await answered('nearest', question)).found
    const issued = {
      warehouseId: first?.id,
      itemId: 'item-water',
      quantity: first?.quantity,
      issueKind: 'use',
    }
    const duty = await server.as('county-duty')
    expect(await duty.give('IssueStock', YUNXI, issued)).toMatchObject({ status: 200 })
    const left = (await answered('nearest', question)).found
    expect(left.map(({ id }) => id)).not.toContain(first?.id)
  })

  it('first there: units on duty, the soonest first, each with its vehicle', async () => {
    const { found } = await answered('first-there', { at: YUNXI_TOWN, n: 5 })
    expect(found).toHaveLength(5)
    const minutes = found.map((unit) => unit.minutes)
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b))
    expect(found.map(({ vehicle }) => vehicle)).toContain('ambulance')
  })

  it('cut off: nobody while every road is open', async () => {
    expect(await answered('cut-off', {})).toMatchObject({ people: 0, villages: [] })
  })
})

describe('closures change the answers', () => {
  it('a route goes another way round a closed bridge, and takes longer', async () => {
    const [over] = (await answered('route', TO_TOWN)).routes
    expect(over?.bridges.map(({ id }) => id)).toContain(bridge.id)
    const closures = [{ kind: 'bridge', id: bridge.id }]
    const [round] = (await answered('route', { ...TO_TOWN, closures })).routes
    expect(round?.bridges.map(({ id }) => id)).not.toContain(bridge.id)
    expect(round?.minutes).toBeGreaterThan(over?.minutes ?? Infinity)
  })

  it('a ring of closed road around a village cuts it off, with its people', async () => {
    const area = { kind: 'area', polygon: around(SHANGPING, 0.012) }
    const { villages, people } = await answered('cut-off', { closures: [area] })
    expect(villages.map(({ name }) => name.zh)).toContain('上坪村')
    expect(people).toBeGreaterThan(0)
  })
})

describe('what the operation has marked', () => {
  /** Draws, does something, and lifts again. */
  async function whileDrawn<T>(marking: object, then: (id: string) => Promise<T>): Promise<T> {
    const markings = () => [...server.app.services.rooms.get('live')!.room.store.list('marking')]
    expect(await commander.give('DrawMarking', COUNTY, marking)).toMatchObject({ status: 200 })
    const id = String(markings()[0]?.id)
    const result = await then(id)
    expect(await commander.give('LiftMarking', COUNTY, { markingId: id })).toMatchObject({ status: 200 })
    return result
  }
  const closedBridge = () => {
    const { id, lon, lat } = bridge
    return {
      ...{ markingKind: 'road-closure', geometry: { type: 'Point', coordinates: [lon, lat] } },
      closes: { is: 'bridge', id, position: { lat, lon } },
    }
  }
  const bridgesToTown = async () => {
    const { routes, closures } = await answered('route', TO_TOWN)
    return { bridges: routes[0]?.bridges.map(({ id }) => id), closures }
  }

  it('a closed bridge is gone round by everybody, and the answer says why, until it is lifted', async () => {
    const { bridges, closures } = await whileDrawn(closedBridge(), async (id) => {
      const found = await bridgesToTown()
      expect(found.closures).toEqual([{ marking: id, kind: 'road-closure' }])
      return found
    })
    expect(bridges).not.toContain(bridge.id)
    expect(closures).toHaveLength(1)
    expect(await bridgesToTown()).toMatchObject({
      closures: [],
      bridges: expect.arrayContaining([bridge.id]),
    })
  })

  it('water over a village cuts it off, and its impact is asked for by the marking alone', async () => {
    const polygon = around(SHANGPING, 0.012)
    const { impact, cutOff } = await whileDrawn(
      { markingKind: 'flood-extent', geometry: polygon },
      async (id) => ({
        impact: await answered('impact', { marking: id }),
        cutOff: await answered('cut-off', {}),
      }),
    )
    expect(impact).toEqual(await answered('impact', { polygon }))
    expect(cutOff.villages.map(({ name }) => name.zh)).toContain('上坪村')
    expect(cutOff.closures).toMatchObject([{ kind: 'flood-extent' }])
  })

  it('a closed bridge that is not in the data costs nobody the route, and the answer says that it was left out', async () => {
    const { closes, ...drawn } = closedBridge()
    const lost = { ...drawn, closes: { ...closes, id: 'bridge-no-more' } }
    const { closures, leftOut } = await whileDrawn(lost, () => answered('route', TO_TOWN))
    expect(closures).toEqual([])
    expect(leftOut).toMatchObject([
      { kind: 'road-closure', reason: { en: expect.stringContaining('bridge-no-more') } },
    ])
  })

  it('is taken away as CSV and GeoJSON', async () => {
    const file = (format: string) =>
      server.app.inject({
        url: `/api/operations/live/export/markings?format=${format}`,
        headers: { cookie: commander.cookie },
      })
    await whileDrawn({ ...closedBridge(), label: '=1+1' }, async (id) => {
      const csv = (await file('csv')).body
      expect(csv).toContain(id)
      expect(csv).toContain("'=1+1")
      expect(csv).toContain(`${bridge.lon},${bridge.lat}`)
      expect(JSON.parse((await file('geojson')).body).features).toMatchObject([
        { geometry: closedBridge().geometry, properties: { id, label: '=1+1', closesId: bridge.id } },
      ])
    })
  })
})

describe('who asks', () => {
  const yunxiUnits = async (username: string) => {
    const asker = await server.as(username)
    const { found } = await answered('first-there', { at: YUNXI_TOWN, n: 50 }, asker)
    const { units } = await answered('impact', { polygon: around(YUNXI_TOWN) }, asker)
    const isYunxis = ({ id }: { id: string }) => id.startsWith(`u-${YUNXI}`)
    return { first: found.filter(isYunxis).length, inside: units.filter(isYunxis).length }
  }

  it("another township's units are nobody's business there; its people are counted all the same", async () => {
    const own = await yunxiUnits('yunxi-duty')
    expect(own.first).toBeGreaterThan(0)
    expect(own.inside).toBeGreaterThan(0)
    expect(await yunxiUnits('songling-duty')).toEqual({ first: 0, inside: 0 })
    const songling = await server.as('songling-duty')
    expect((await answered('impact', { polygon: around(YUNXI_TOWN) }, songling)).people).toBeGreaterThan(0)
  })

  it('a unit is where its last fix says, not at home', async () => {
    const { store } = server.app.services.rooms.get('live')!.room
    const unit = [...store.list('unit')].find(({ device, duty }) => device !== null && duty === 'on')
    const timestamp = Math.floor(server.app.services.now().getTime() / 1000)
    const id = unit?.device?.replace('osmand:', '') ?? ''
    const { lat, lon } = SHANGPING
    const url = `/ingest/osmand?id=${id}&lat=${lat}&lon=${lon}&timestamp=${timestamp}`
    expect((await server.app.inject({ method: 'POST', url })).statusCode).toBe(200)
    await until('the unit is seen there', async () => {
      const { found } = await answered('first-there', { at: SHANGPING, n: 50 })
      const seen = found.find((each) => each.id === unit?.id)
      return seen?.from === 'position' && seen.lat === lat && seen.lon === lon
    })
  })

  it('unit off duty is not sent anywhere', async () => {
    const { store } = server.app.services.rooms.get('live')!.room
    const [unit] = [...store.list('unit')].filter(
      ({ duty, jurisdiction }) => duty === 'on' && jurisdiction === YUNXI,
    )
    const duty = await server.as('yunxi-duty')
    expect(await duty.give('SetDuty', YUNXI, { unitId: unit?.id, duty: 'off' })).toMatchObject({
      status: 200,
    })
    const { found } = await answered('first-there', { at: YUNXI_TOWN, n: 50 })
    expect(found.map(({ id }) => id)).not.toContain(unit?.id)
  })

  it('nobody without signing in, and nobody in an operation that is not theirs', async () => {
    const anonymous = await server.app.inject({
      ...{ method: 'POST', url: '/api/operations/live/geo/cut-off', payload: {} },
    })
    expect(anonymous.statusCode).toBe(401)
    expect((await commander.send('POST', '/api/operations/nowhere/geo/cut-off', {})).status).toBe(404)
  })
})

describe('a bad question is a 400 that names the field', () => {
  const ring = around(YUNXI_TOWN).coordinates[0]!
  const bow = [...[ring[0]!, ring[2]!, ring[1]!, ring[3]!], ring[0]!]
  const polygonOf = (coordinates: unknown) => ({ polygon: { type: 'Polygon', coordinates } })
  const far = { lon: 116.4, lat: 39.9 }

  it.each<[string, DeskQuestionName, object, string, string]>([
    ['no number', 'impact', polygonOf([[[NaN, 29], ...ring.slice(1)]]), 'polygon.coordinates', 'two numbers'],
    [
      'swapped',
      'impact',
      polygonOf([ring.map(([lon, lat]) => [lat, lon])]),
      'polygon.coordinates',
      'swapped',
    ],
    ['crossing itself', 'impact', polygonOf([bow]), 'polygon.coordinates', 'longitude 110.5424'],
    ['not closed', 'impact', polygonOf([ring.slice(1)]), 'polygon.coordinates', 'not closed'],
    ['outside', 'impact', { polygon: around(far) }, 'polygon.coordinates', 'outside the county'],
    ['no polygon', 'impact', { polygon: 'here' }, 'polygon', 'not a polygon'],
    ['unknown marking', 'impact', { marking: 'm-0' }, 'marking', 'no such marking'],
    ['unknown gauge', 'impact', { flood: { gauge: 'g-0', stageM: 1 } }, 'flood.gauge', 'no g-0'],
    ['unknown gauge', 'flood', { gauge: 'g-0', stageM: 1 }, 'gauge', 'no g-0'],
    ['no heights', 'flood', { gauge: GAUGE, stageM: 1 }, 'gauge', 'no heights'],
    ['below the bed', 'flood', { gauge: GAUGE, stageM: -1 }, 'stageM', 'too small'],
    ['outside', 'route', { from: far, to: YUNXI_TOWN }, 'from', 'outside the county'],
    ['latitude', 'route', { from: { lat: 95, lon: 110 }, to: YUNXI_TOWN }, 'from.lat', 'too big'],
    ['unknown road', 'cut-off', { closures: [{ kind: 'road', id: 'r-0' }] }, 'closures.0.id', 'no r-0'],
    ['unknown item', 'nearest', { at: YUNXI_TOWN, kind: 'store:item-0' }, 'kind', 'no store:item-0'],
    ['unknown field', 'first-there', { at: YUNXI_TOWN, vehicle: 'car' }, 'vehicle', 'not a known field'],
  ])('%s: %s', async (_, name, question, path, message) => {
    const { status, fields } = await ask(name, question)
    expect(status).toBe(400)
    expect(fields[0]?.path.startsWith(path), fields[0]?.path).toBe(true)
    expect(fields[0]?.message.en).toContain(message)
  })

  it('a million vertices are refused before they are read, and ten thousand before they are looked at', async () => {
    const many = (count: number) => polygonOf([Array.from({ length: count }, () => [110.5, 29.8])])
    expect(await ask('impact', many(1_000_000))).toMatchObject({ status: 413, body: { code: 'too-large' } })
    const { fields } = await ask('impact', many(10_000))
    expect(fields).toMatchObject([
      { path: 'polygon.coordinates', message: { en: expect.stringContaining('5000') } },
    ])
  })
})

describe('the same question', () => {
  const counted = async () => {
    const { body } = await server.app.inject('/metrics')
    const count = (how: string) =>
      Number(new RegExp(`geo_answers_total\\{how="${how}"\\} (\\d+)`).exec(body)?.[1] ?? 0)
    return { computed: count('computed'), kept: count('kept') }
  }

  it('is computed once for everybody, whoever sees which units', async () => {
    const question = { polygon: around(SHANGPING, 0.0123) }
    const before = await counted()
    const asked = []
    for (const username of ['county-commander', 'yunxi-duty', 'songling-duty'])
      asked.push(await answered('impact', question, await server.as(username)))
    const after = await counted()
    expect(after.computed - before.computed).toBe(1)
    expect(after.kept - before.kept).toBe(2)
    expect(new Set(asked.map(({ people }) => people)).size).toBe(1)
  })
})

describe('taken away as a file', () => {
  const take = async (name: DeskQuestionName, question: object, format: string) => {
    const { cookie } = commander
    const url = `/api/operations/live/geo/${name}?format=${format}`
    return server.app.inject({ method: 'POST', url, payload: question, headers: { cookie } })
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
      'content-disposition': `attachment; filename="${name}.csv"`,
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
      const headers = { cookie: commander.cookie }
      const csv = (await server.app.inject({ url: `${url}csv`, headers })).body
      expect(csv.split('\r\n')[1], layer).toContain('Invented for the demo by a seeded program')
      const { features } = (await server.app.inject({ url: `${url}geojson`, headers })).json()
      expect(features.length, layer).toBeGreaterThan(0)
    }
  })

  it('in no other form', async () => {
    expect((await take('cut-off', {}, 'shp')).statusCode).toBe(400)
  })
})
