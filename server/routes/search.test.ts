import { beforeAll, describe, expect, it } from 'vitest'
import { appForFile, type Asker } from '../../tests/support/app/open.ts'
import { copyOfDemoPack } from '../../tests/support/pack-folder.ts'
import { until } from '../../tests/support/until.ts'
import { metresBetween } from '../../domain/position/distance.ts'
import { loadPack } from '../packs/load-pack.ts'
import { inThisThread } from '../packs/work.ts'

const test = appForFile()

interface Result {
  kind: string
  id: string
  name: { zh: string; en: string }
  point: { lat: number; lon: number }
  offset?: object
}

const live = () => test.app.services.rooms.get('live')!.room.store

async function find(q: string, username = 'county-commander', at?: Date) {
  const asker = await test.as(username)
  const query = new URLSearchParams({ q, ...(at ? { at: at.toISOString() } : {}) })
  const { status, body } = await asker.get(`/api/operations/live/search?${query}`)
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

  it.each(['S901', 'G990', '县道X12'])(
    '%s finds the road first, before bridges with its number',
    async (q) => {
      const [first] = (await find(q)).results
      expect(first?.kind).toBe('road')
    },
  )

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

  it('a link of a map program is a point in WGS-84, and says which datum it was taken to be in', async () => {
    const { point, body } = await find('https://uri.amap.com/marker?position=110.5602,29.9301&name=x')
    expect(body['link']).toEqual({ program: 'amap', datum: 'GCJ-02', isDatumSure: true })
    const moved = metresBetween(point as { lat: number; lon: number }, { lat: 29.9301, lon: 110.5602 })
    expect(moved).toBeGreaterThan(100)
    expect(moved).toBeLessThan(800)
  })

  it('a village is found by its administrative code', async () => {
    const [first] = (await find('990101101202')).results
    expect(first).toMatchObject({ kind: 'village', name: { zh: '岩口村' } })
  })

  it.each(['', '%20', 'x'.repeat(501)])('refuses %j, naming the field', async (q) => {
    const asker = await test.as('county-commander')
    const { status, body } = await asker.get(`/api/operations/live/search?q=${q}`)
    expect(status).toBe(400)
    expect(body['fields']).toMatchObject([{ path: 'query.q' }])
  })
})

describe('of units, stores and incidents', () => {
  const [YUNXI, SONGLING] = ['990101101', '990101102'] as const
  const EVERYBODY = ['county-commander', 'yunxi-duty', 'songling-duty'] as const
  let yunxi: Asker
  let incidentId = ''
  beforeAll(async () => {
    yunxi = await test.as('yunxi-duty')
    await gave('RegisterWarehouse', { name: '鹤鸣备用仓库', position: { lat: 29.9, lon: 110.54 } })
    await gave('RegisterUnit', {
      ...{ name: '鹤鸣抢险队', teamType: 'rescue', headcount: 5 },
      home: { lat: 29.9, lon: 110.54 },
    })
    await gave('ReportIncident', {
      ...{ code: '11A01', place: '鹤鸣渡口', source: 'phone', description: '河水上涨' },
      position: { lat: 29.9, lon: 110.54 },
    })
    incidentId = [...live().list('incident')].find(({ place }) => place === '鹤鸣渡口')?.id ?? ''
  }, 60_000)

  const gave = async (type: string, payload: object, asker = yunxi, jurisdiction: string = YUNXI) =>
    expect((await asker.give(type, jurisdiction, payload)).body).toMatchObject({ ok: true })

  /** The kinds of what each finds by a name that nothing else has. */
  const foundBy = async (q: string) =>
    Object.fromEntries(
      await Promise.all(
        EVERYBODY.map(async (name) => [name, (await find(q, name)).results.map(({ kind }) => kind)] as const),
      ),
    )

  it.each([
    ['鹤鸣备用仓库', 'warehouse'],
    ['hmqxd', 'unit'],
    ['鹤鸣渡口', 'incident'],
  ])('%s is found by its township and the county, and by no other township', async (q, kind) => {
    expect(await foundBy(q)).toEqual({
      ...{ 'county-commander': [kind], 'yunxi-duty': [kind] },
      'songling-duty': [],
    })
  })

  it('those that are shared are found by whom they are shared with, for as long', async () => {
    await gave('ShareIncident', { incidentId, with: [SONGLING] })
    expect((await foundBy('鹤鸣'))['songling-duty']).toEqual(['incident'])
    // A unit that the county sends to another township is found there until it is released.
    const songling = await test.as('songling-duty')
    const county = await test.as('county-commander')
    const there = { code: '11A01', place: '松岭渡口', source: 'phone', description: '河水上涨' }
    await gave('ReportIncident', there, songling, SONGLING)
    const at = [...live().list('incident')].find(({ place }) => place === '松岭渡口')?.id
    const unitId = [...live().list('unit')].find(({ name }) => name === '鹤鸣抢险队')?.id
    await gave('SetDuty', { unitId, duty: 'on' })
    await gave('AssignUnit', { unitId, incidentId: at }, county, '990101')
    expect((await foundBy('鹤鸣'))['songling-duty']).toEqual(expect.arrayContaining(['incident', 'unit']))
    await gave('ShareIncident', { incidentId, with: [] })
    expect((await foundBy('鹤鸣'))['songling-duty']).toEqual(['unit'])
    await gave('ReleaseUnit', { unitId }, county, '990101')
    expect((await foundBy('鹤鸣'))['songling-duty']).toEqual([])
  })

  it('those of an instant of the past are found as of then, with the rights of today', async () => {
    const { now } = test.app.services
    const before = now()
    await until('a moment has passed', () => now() > before)
    await gave('RegisterWarehouse', { name: '鹭鸶新仓库', position: { lat: 29.9, lon: 110.54 } })
    const kinds = async (name: string, at?: Date) =>
      (await find('鹭鸶', name, at)).results.map(({ kind }) => kind)
    expect(await kinds('yunxi-duty')).toEqual(['warehouse'])
    expect(await kinds('yunxi-duty', before)).toEqual([])
    const after = now()
    await until('another moment has passed', () => now() > after)
    expect(await kinds('yunxi-duty', after)).toEqual(['warehouse'])
    expect(await kinds('songling-duty', after)).toEqual([])
    expect(await kinds('yunxi-duty', new Date('2999-01-01'))).toEqual(['warehouse'])
  })
})

describe('of the places of the county', () => {
  it('those of its version are found: of now, or of an instant of the past', async () => {
    const { services } = test.app
    const before = services.now()
    await until('a moment has passed', () => services.now() > before)
    const pack = await copyOfDemoPack()
    pack.replace('villages.geojson', '上坪村', '鹳雀新村')
    expect(await loadPack(services, { folder: pack.folder, work: inThisThread })).toMatchObject({
      outcome: 'loaded',
    })
    await until('the county is followed', () => services.county.now?.version === 'qingshi-1:2')

    const villages = async (q: string, at?: Date) =>
      (await find(q, 'yunxi-duty', at)).results
        .filter(({ kind }) => kind === 'village')
        .map(({ name }) => name.zh)
    expect(await villages('鹳雀新村')).toEqual(['鹳雀新村'])
    expect(await villages('上坪村')).toEqual([])
    expect(await villages('上坪村', before)).toEqual(['上坪村'])
    expect(await villages('鹳雀新村', before)).toEqual([])
  })
})
