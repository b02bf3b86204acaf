import { beforeAll, describe, expect, it } from 'vitest'
import { GeoDesk, COUNTY, SHANGPING, YUNXI } from '../../tests/support/geo/desk.ts'
import { until } from '../../tests/support/until.ts'

type Properties = Record<string, unknown>
interface File {
  about: { version: string; date: string; source: { zh: string } }
  features: { geometry: { type: string; coordinates: unknown } | null; properties: Properties }[]
}

const desk = new GeoDesk()
const live = () => desk.server.app.services.rooms.get('live')!.room.store
const nowMs = () => desk.server.app.services.now().getTime()

async function raw(layer: string, query = '', { cookie } = desk.commander) {
  const url = `/api/operations/live/export/${layer}?${query}`
  return desk.server.app.inject({ url, headers: { cookie } })
}
const shapes = async (...of: Parameters<typeof raw>): Promise<File> => (await raw(...of)).json()
async function table(layer: string, query = '', asker = desk.commander) {
  const { body } = await raw(layer, `format=csv&${query}`, asker)
  expect(body.startsWith('\uFEFF')).toBe(true)
  return body.slice(1).trimEnd().split('\r\n')
}
const idsIn = ({ features }: File, key = 'id') => features.map(({ properties }) => properties[key])

/** An instant of the past after which nothing was recorded until it has passed. */
async function justNow(): Promise<string> {
  const at = nowMs()
  await until('that instant is past', () => nowMs() > at)
  return new Date(at).toISOString()
}

describe('incidents as a file', () => {
  const report = async (more: object = {}) => {
    const answer = await (
      await desk.server.as('yunxi-duty')
    ).give('ReportIncident', YUNXI, {
      ...{ code: '11A51', place: '岩口桥', source: 'grid-worker', description: '=水漫过桥', ...more },
      reporter: { name: '岑报信', phone: '13900004321' },
    })
    return String(answer.body['id'])
  }
  const named = (file: File, id: string) => file.features.find(({ properties }) => properties['id'] === id)

  it('say what was reported, and not who reported it', async () => {
    const id = await report({ position: SHANGPING, casualties: { trapped: 2, dead: 0 } })
    const file = await shapes('incidents')
    expect(file.about.source.zh).toMatch(/^事件：/)
    expect(named(file, id)).toMatchObject({
      geometry: { type: 'Point', coordinates: [SHANGPING.lon, SHANGPING.lat] },
      properties: {
        ...{
          type: { zh: '山洪', en: 'Flash flood' },
          incidentCode: '11A51',
          status: 'received',
          grade: null,
        },
        ...{ trapped: 2, dead: 0, reportedBy: 'grid-worker', place: '岩口桥', jurisdiction: YUNXI },
      },
    })
    const placeOnly = await report()
    expect(named(await shapes('incidents'), placeOnly)?.geometry).toBeNull()
    const [head, ...rows] = await table('incidents', 'lang=zh')
    expect(head).toMatch(/^编号,事件序号,事件类型代码,事件类型,状态,处置阶段,误报,事件等级,/)
    const row = rows.find((line) => line.startsWith(id)) ?? ''
    expect(row).toMatch(/,11A51,山洪,待核实,,否,/)
    expect(row).toContain(`,'=水漫过桥,`)
    const all = [head, ...rows, JSON.stringify(file)].join()
    expect(all).not.toContain('岑报信')
    expect(all).not.toContain('13900004321')
    expect(all).not.toContain('"reporter"')
  })

  it('of a neighbour are in it only where they are shared', async () => {
    const id = await report()
    const songling = await desk.server.as('songling-duty')
    expect(named(await shapes('incidents', '', songling), id)).toBeUndefined()
    expect((await table('incidents', '', songling)).join()).not.toContain(id)
    const yunxi = await desk.server.as('yunxi-duty')
    const shared = await yunxi.give('ShareIncident', YUNXI, { incidentId: id, with: ['990101102'] })
    expect(shared.status).toBe(200)
    expect(named(await shapes('incidents', '', songling), id)).toBeDefined()
  })

  it('are as of the instant that is played back', async () => {
    const before = await justNow()
    const id = await report()
    const then = await justNow()
    const yunxi = await desk.server.as('yunxi-duty')
    const of = { incidentId: id }
    await yunxi.give('VerifyIncident', YUNXI, { ...of, outcome: 'confirmed', basis: '到场' })
    await yunxi.give('GradeIncident', YUNXI, { ...of, level: 'III', basis: '被困二人' })
    await yunxi.give('CloseIncident', YUNXI, { ...of, reason: '水退' })
    const seen = async (query: string) => named(await shapes('incidents', query), id)?.properties
    expect(await seen('')).toMatchObject({ status: 'closed', grade: 'III', closedBecause: '水退' })
    expect(await seen(`at=${then}`)).toMatchObject({ status: 'received', grade: null, closedAt: null })
    expect(await seen(`at=${before}`)).toBeUndefined()
    const [head] = await table('incidents', 'at=2020-01-01T00:00:00Z')
    expect(head).toMatch(/^id,incidentNumber,incidentCode,typeZh,typeEn,.*,lon,lat,dataVersion,/)
  })
})

describe('units as a file', () => {
  it('are all that one may see: a township its own and what is shared with it, the county all', async () => {
    const all = [...live().list('unit')]
    expect(idsIn(await shapes('units')).toSorted()).toEqual(all.map(({ id }) => id).toSorted())
    const songling = await desk.server.as('songling-duty')
    const own = await shapes('units', '', songling)
    expect(own.features.length).toBeGreaterThan(0)
    expect(own.features.length).toBeLessThan(all.length)
    const rows = await table('units', '', songling)
    for (const { id, jurisdiction } of all.filter((unit) => unit.jurisdiction === YUNXI)) {
      expect(idsIn(own), jurisdiction).not.toContain(id)
      expect(rows.join('\n')).not.toContain(id)
    }
    const yunxi = await desk.server.as('yunxi-duty')
    const answer = await yunxi.give('RegisterUnit', YUNXI, {
      name: '鹤鸣抢险队',
      teamType: 'rescue',
      headcount: 5,
    })
    expect(answer.status).toBe(200)
    const unit = [...live().list('unit')].find(({ name }) => name === '鹤鸣抢险队')
    const named = (file: File) => file.features.find(({ properties }) => properties['id'] === unit?.id)
    expect(named(await shapes('units'))).toMatchObject({
      geometry: null,
      properties: { from: null, teamType: 'rescue' },
    })
    expect(named(await shapes('units', '', songling))).toBeUndefined()
  })

  it('say what they can do and where they are, and name no person', async () => {
    const { about, features } = await shapes('units')
    expect(about.source.zh).toMatch(/^力量：/)
    const [first] = features
    expect(first?.geometry?.type).toBe('Point')
    expect(Object.keys(first?.properties ?? {})).not.toContain('leader')
    const [head, row] = await table('units', 'lang=zh')
    expect(head).toMatch(/^编号,名称,队伍类型,呼号,人数,技能,车辆,在岗情况,状态,/)
    expect(row).toMatch(/,(在岗|离岗),(待命|在途|已到位|返回中),/)
  })

  it('are as of the instant that is played back', async () => {
    const duty = await desk.server.as('yunxi-duty')
    const unit = [...live().list('unit')].find((each) => each.jurisdiction === YUNXI && each.duty === 'on')
    const then = await justNow()
    expect(await duty.give('SetDuty', YUNXI, { unitId: unit?.id, duty: 'off' })).toMatchObject({
      status: 200,
    })
    const dutyIn = (file: File) =>
      file.features.find(({ properties }) => properties['id'] === unit?.id)?.properties['duty']
    expect(dutyIn(await shapes('units'))).toBe('off')
    expect(dutyIn(await shapes('units', `at=${then}`))).toBe('on')
    expect((await shapes('units', 'at=2020-01-01T00:00:00Z')).features).toEqual([])
    expect(await table('units', 'at=2020-01-01T00:00:00Z')).toEqual([
      expect.stringMatching(/^id,name,teamType,.*lon,lat,dataVersion,dataDate,source,estimate$/),
    ])
  })
})

describe('stores as a file', () => {
  /** A store with a stock of something, and how much. */
  function stocked() {
    const balance = [...live().list('balance')].find(({ quantity }) => quantity > 0)!
    const { warehouseId, itemId } = balance
    const lots = [...live().by('balance', 'warehouseItem', `${warehouseId}/${itemId}`)]
    return {
      warehouseId,
      itemId,
      jurisdiction: balance.jurisdiction,
      sum: lots.reduce((sum, lot) => sum + lot.quantity, 0),
    }
  }
  const stockIn = (file: File, { warehouseId, itemId }: { warehouseId: string; itemId: string }) => {
    const store = file.features.find(({ properties }) => properties['id'] === warehouseId)
    return (store?.properties['stock'] as { itemId: string; quantity: number }[] | undefined)?.find(
      (each) => each.itemId === itemId,
    )?.quantity
  }

  it('have the stock on hand of each item, over all lots', async () => {
    const one = stocked()
    const file = await shapes('warehouses')
    expect(idsIn(file)).toHaveLength([...live().list('warehouse')].length)
    expect(stockIn(file, one)).toBe(one.sum)
    const [head, ...rows] = await table('warehouses')
    const columns = head?.split(',') ?? []
    const cells = rows.map((row) => row.split(','))
    const at = (name: string) => columns.indexOf(name)
    const row = cells.find((each) => each[at('id')] === one.warehouseId && each[at('itemId')] === one.itemId)
    expect(Number(row?.[at('quantity')])).toBe(one.sum)
    expect((await table('warehouses', 'lang=zh'))[0]).toMatch(/物资编码,物资,计量单位,现有数量,储备定额/)
  })

  it('are as of the instant that is played back', async () => {
    const one = stocked()
    const then = await justNow()
    const keeper =
      one.jurisdiction === COUNTY ? await desk.server.as('county-duty') : await desk.server.as('yunxi-duty')
    const lot = [...live().by('balance', 'warehouseItem', `${one.warehouseId}/${one.itemId}`)].find(
      ({ quantity }) => quantity > 0,
    )
    const issue = {
      warehouseId: one.warehouseId,
      itemId: one.itemId,
      quantity: 1,
      issueKind: 'use',
      lotId: lot?.lotId,
    }
    const issued = await keeper.give('IssueStock', one.jurisdiction, issue)
    expect(issued, JSON.stringify(issued.body)).toMatchObject({ status: 200 })
    expect(stockIn(await shapes('warehouses'), one)).toBe(one.sum - 1)
    expect(stockIn(await shapes('warehouses', `at=${then}`), one)).toBe(one.sum)
  })

  it('of a neighbour are not in it', async () => {
    const foreign = [...live().list('warehouse')].filter(
      ({ jurisdiction, sharedWith }) => jurisdiction === YUNXI && sharedWith.length === 0,
    )
    expect(foreign.length).toBeGreaterThan(0)
    const seen = await table('warehouses', '', await desk.server.as('songling-duty'))
    expect(seen.length).toBeGreaterThan(1)
    for (const { id } of foreign) expect(seen.join('\n')).not.toContain(id)
  })
})

describe('trails as a file', () => {
  let unitId = ''
  let firstMs = 0
  let lastMs = 0
  const rowsOf = async (query = '') =>
    (await table('trails', query)).filter((row) => row.includes(unitId)).length
  beforeAll(async () => {
    const unit = [...live().list('unit')].find(
      ({ device, duty, jurisdiction }) =>
        device?.startsWith('osmand:') && duty === 'on' && jurisdiction === YUNXI,
    )
    unitId = unit?.id ?? ''
    const heard = async (ms: number, lat: number) => {
      const id = unit?.device?.replace('osmand:', '')
      const url = `/ingest/osmand?id=${id}&lat=${lat}&lon=${SHANGPING.lon}&timestamp=${ms / 1000}`
      expect((await desk.server.app.inject({ method: 'POST', url })).statusCode).toBe(200)
    }
    firstMs = Math.ceil(nowMs() / 1000) * 1000
    await heard(firstMs, SHANGPING.lat)
    desk.server.pass(40 * 60_000)
    desk.commander = await desk.server.as('county-commander')
    lastMs = Math.floor(nowMs() / 1000) * 1000
    await heard(lastMs - 30_000, SHANGPING.lat)
    await heard(lastMs, SHANGPING.lat + 0.001)
    await until('the positions are kept', async () => (await rowsOf()) === 2)
  }, 60_000)

  it('are a line for each unit with its instants, and a row for each position', async () => {
    const { about, features } = await shapes('trails')
    expect(about.source.zh).toMatch(/^轨迹：/)
    const trail = features.find(({ properties }) => properties['unitId'] === unitId)
    expect(trail).toMatchObject({
      geometry: { type: 'LineString', coordinates: [[SHANGPING.lon, SHANGPING.lat], expect.anything()] },
      properties: {
        unitName: live().get('unit', unitId)?.name,
        times: [lastMs - 30_000, lastMs].map((ms) => new Date(ms).toISOString()),
      },
    })
    expect((await table('trails'))[0]).toMatch(/^unitId,unitName,fixAt,lon,lat,speedMps,/)
  })

  it('end at the instant that is played back, and are 30 minutes long', async () => {
    const of = (ms: number) => rowsOf(`at=${new Date(ms).toISOString()}`)
    expect([await of(firstMs - 1), await of(firstMs)]).toEqual([0, 1])
    expect([await of(firstMs + 30 * 60_000), await of(firstMs + 30 * 60_000 + 1)]).toEqual([1, 0])
    expect(await of(lastMs)).toBe(2)
  })

  it('of a neighbour are not in it', async () => {
    const at = `at=${new Date(lastMs).toISOString()}`
    expect(idsIn(await shapes('trails', at), 'unitId')).toContain(unitId)
    const songling = await desk.server.as('songling-duty')
    expect(idsIn(await shapes('trails', at, songling), 'unitId')).not.toContain(unitId)
  })
})

it('a layer that an operation does not have is refused by name', async () => {
  const answer = await raw('landcover')
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ fields: [{ path: 'params.layer' }] })
})
