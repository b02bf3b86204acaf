import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { appForFile } from '../../tests/support/app/open.ts'
import { PersonOnLine } from '../../tests/support/app/person-on-line.ts'
import { copyOfDemoPack, type PackFolder } from '../../tests/support/pack-folder.ts'
import { until } from '../../tests/support/until.ts'
import { DONE, loadAtConsole } from './console.ts'
import { loadPack } from './load-pack.ts'
import { reportText } from './say.ts'
import { inAnotherThread, inThisThread, type PackWork } from './work.ts'

const server = appForFile()
const load = (folder: string, work = inThisThread) => loadPack(server.app.services, { folder, work })
const live = () => server.app.services.rooms.get('live')!.room.store
const county = () => live().get('baseData', 'county')?.version
const quantities = () => [...live().list('balance')].map(({ id, quantity }) => [id, quantity])
const shownPeople = () => server.storage.database.sql`select * from people order by id`
afterEach(() => void vi.restoreAllMocks())

describe('loading a pack again', () => {
  it('changes nothing when nothing was edited', async () => {
    const pack = await copyOfDemoPack()
    const { seq } = live()
    expect(await load(pack.folder)).toMatchObject({ outcome: 'current', changes: [], brought: {}, people: 0 })
    expect(live().seq).toBe(seq)
  })

  it('says what changed, is seen at once by everybody, and keeps the version before', async () => {
    const url = server.app.server.listening ? '' : await server.listen()
    const duty = await server.as('yunxi-duty')
    const person = new PersonOnLine(url, duty.cookie)
    await person.join()
    const before = quantities()
    const pack = await copyOfDemoPack()
    pack.editFeature('villages.geojson', 0, (village) => ({
      ...village,
      properties: { ...village.properties, name: { zh: '新坪村', en: 'Xinping' } },
    }))
    pack.replace('units.json', '000-0100-0001', '000-0100-9999')
    const report = await load(pack.folder)
    expect(report).toMatchObject({
      outcome: 'loaded',
      version: 'qingshi-1:2',
      previous: 'qingshi-1',
      people: 1,
    })
    expect(report).toMatchObject({ changes: [{ layer: 'villages', added: 0, changed: 1, removed: 0 }] })
    expect(quantities()).toEqual(before)
    await until('the screen has the county', () => {
      return person.replica.get('baseData', 'county')?.version === 'qingshi-1:2'
    })
    expect(person.heard.find(({ event }) => event === 'people')?.args).toEqual([
      { operation: 'live', ids: [] },
    ])
    pack.replace('units.json', '000-0100-9999', '000-0100-8888')
    expect(await load(pack.folder)).toMatchObject({ outcome: 'current', people: 1 })
    await until('it is told of the people', () => person.count('people') === 2)
    person.leave()
    const names = async (version: string) => (await duty.get(`/api/map/villages?version=${version}`)).body
    expect(JSON.stringify(await names('qingshi-1:2'))).toContain('新坪村')
    expect(JSON.stringify(await names('qingshi-1'))).not.toContain('新坪村')
    expect(JSON.stringify((await duty.get('/api/map/villages')).body)).toContain('新坪村')
    expect((await duty.get('/api/map/villages?version=qingshi-7')).status).toBe(404)
  })

  it('goes back to a version that is kept, without keeping it twice', async () => {
    const pack = await copyOfDemoPack()
    expect(await load(pack.folder)).toMatchObject({ outcome: 'again', version: 'qingshi-1' })
    expect(server.app.services.county.now?.version).toBe('qingshi-1')
    await server.restart()
    expect([county(), server.app.services.county.now?.version]).toEqual(['qingshi-1', 'qingshi-1'])
  })

  it('brings new units and stock, and alters no quantity', async () => {
    const pack = await copyOfDemoPack()
    const before = quantities()
    pack.replace('pack.json', '"version": "1"', '"version": "2"')
    pack.replace('warehouses.json', /"quantity": \d+,(\s+)"producedOn"/, '"quantity": 1,$1"producedOn"')
    const units = JSON.parse(pack.text('units.json')) as object[]
    pack.write('units.json', JSON.stringify([...units, { ...units[0], id: 'u-new' }]))
    const report = await load(pack.folder, inAnotherThread)
    const [{ lot }] = (
      JSON.parse(pack.text('warehouses.json')) as { warehouses: [{ lots: [{ lot: string }] }] }
    ).warehouses[0].lots
    expect(reportText(report)).toMatch(new RegExp(`${lot}: \\d+ → 1`))
    expect(report).toMatchObject({
      ...{ outcome: 'loaded', version: 'qingshi-2', people: 1, unbooked: [{ lot, after: 1 }] },
      brought: { RegisterUnit: 1, SetDuty: 1 },
    })
    expect(quantities()).toEqual(before)
    expect(live().get('unit', 'u-new')?.leader).toBe('pack:unit:u-new')
  })
})

describe('a pack with faults', () => {
  it('is refused, and the county stays as it was', async () => {
    const pack = await copyOfDemoPack()
    pack.replace('villages.geojson', '"population":1360', '"population":-3')
    const [before, { seq }] = [county(), live()]
    const reply = new PassThrough()
    const said = text(reply)
    await loadAtConsole(server.app.services, { folder: pack.folder }, { reply, work: inAnotherThread })
    reply.end()
    expect(await said).toContain('villages.geojson line 3 row 2 population')
    expect(await said).not.toContain(DONE)
    expect([county(), live().seq]).toEqual([before, seq])
    const { sql } = server.storage.database
    const [entry] = await sql`select account, what, result from audit order by seq desc limit 1`
    expect(entry).toEqual({ account: 'system:console', what: 'pack.load', result: 'refused' })
  })
})

/** What no single file shows, in the same pack at the same time: each is told although those above are there. */
const CONTRADICTIONS: readonly (readonly [(pack: PackFolder) => void, string, RegExp])[] = [
  [spoilt('villages', 6, { township: '990101102' }), 'villages.geojson', /does not begin with 990101102/],
  [
    (pack) =>
      pack.editFeature('villages.geojson', 7, (village) => ({
        ...village,
        geometry: { type: 'Point', coordinates: (village.geometry.coordinates as number[]).toReversed() },
      })),
    'villages.geojson',
    /the wrong way round/,
  ],
  [spoilt('villages', 9, { code: '990101101201' }), 'villages.geojson', /990101101201 is used twice/],
  [spoilt('villages', 10, { vulnerable: 999_999 }), 'villages.geojson', /more than those it is a part of/],
  [spoilt('hamlets', 0, { village: '990101101201' }), 'hamlets.geojson', /does not begin with 990101101201/],
  [spoilt('shelters', 0, { facilityId: 'fac-none' }), 'shelters.geojson', /no facility fac-none/],
  [spoilt('risk-areas', 0, { shelter: 's-none' }), 'risk-areas.geojson', /no shelter s-none/],
  [spoilt('risk-areas', 1, { villages: ['990101999999'] }), 'risk-areas.geojson', /no village 990101999999/],
  [
    (pack) =>
      pack.editFeature('risk-areas.geojson', 2, (area) => ({
        ...area,
        geometry: { type: 'Polygon', coordinates: [CROSSED] },
      })),
    'risk-areas.geojson',
    /crosses itself at/,
  ],
  [
    (pack) => pack.replace('warehouses.json', /"item-shovel"(,\s+"lot")/, '"item-spoon"$1'),
    'warehouses.json',
    /no item item-spoon/,
  ],
]
const CROSSED = [
  [110.5, 29.8],
  [110.51, 29.81],
  [110.51, 29.8],
  [110.5, 29.81],
  [110.5, 29.8],
]

/** One pack, spoilt in twenty ways at once: what is done to it, the file that is to blame, and words of the reason. */
const DAMAGE: readonly (readonly [(pack: PackFolder) => void, string, RegExp])[] = [
  [(pack) => rmSync(join(pack.folder, 'roads.geojson')), 'roads.geojson', /is missing/],
  [(pack) => pack.write('units.json', pack.text('units.json').slice(0, 900)), 'units.json', /not valid JSON/],
  [
    (pack) => pack.replace('gauges.geojson', /"coordinates":\[[\d.]+/, '"coordinates":[NaN'),
    'gauges.geojson',
    /not valid JSON/,
  ],
  [
    (pack) => pack.write('rivers.geojson', Buffer.from([0x7b, 0xff, 0xff])),
    'rivers.geojson',
    /neither in UTF-8/,
  ],
  [
    (pack) => {
      pack.write('power-lines.geojson.gz', 'hello')
      rmSync(join(pack.folder, 'power-lines.geojson'))
    },
    'power-lines.geojson.gz',
    /not a whole gzip/,
  ],
  [(pack) => pack.write('shelters.csv', 'id\n'), 'shelters.csv', /stands beside shelters.geojson/],
  [(pack) => pack.write('plans.json', '['.repeat(100)), 'plans.json', /more than 32 brackets/],
  [spoilt('villages', 0, { population: -3 }), 'villages.geojson', /-3 is too small/],
  [spoilt('villages', 1, { populaton: 3 }), 'villages.geojson', /no field of this format/],
  [spoilt('villages', 2, { code: '9.90101E+11' }), 'villages.geojson', /by the spreadsheet/],
  [spoilt('villages', 3, { population: 'many' }), 'villages.geojson', /many/],
  [spoilt('villages', 4, { households: 1.5 }), 'villages.geojson', /1\.5/],
  [spoilt('villages', 5, { name: undefined }), 'villages.geojson', /is missing/],
  [spoilt('facilities', 0, { kind: 'castle' }), 'facilities.geojson', /not one of the allowed values/],
  [
    (pack) =>
      pack.editFeature('jurisdictions.geojson', 1, (area) => ({
        ...area,
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [110.5, 29.8],
              [110.6, 29.8],
            ],
          ],
        },
      })),
    'jurisdictions.geojson',
    /too few/,
  ],
  [
    (pack) => pack.write('grids.csv', 'id,village,name,worker,phone\ng1,990101101202,一网格,张三\n'),
    'grids.csv',
    /4 cells where 5/,
  ],
  [
    (pack) => pack.write('contacts.csv', 'id,village,post,duty,name,phone\nc1,"990101101202,A\n'),
    'contacts.csv',
    /not valid CSV/,
  ],
  [
    (pack) => pack.write('households.csv', `${HOUSEHOLDS}\nh1,,990101101202,NaN,29.85,2,1,0,0,0,0,0,1,\n`),
    'households.csv',
    /no coordinate/,
  ],
  [
    (pack) => {
      pack.write('dem.json', JSON.stringify(DEM))
      pack.write('dem.bin.gz', gzipSync(Buffer.alloc(20)))
    },
    'dem.bin.gz',
    /20 bytes instead of 24/,
  ],
  [
    (pack) => pack.replace('pack.json', 'fenghuo-county-pack/2', 'fenghuo-county-pack/9'),
    'pack.json',
    /not one of the allowed/,
  ],
]
const HOUSEHOLDS =
  'id,hamlet,village,lon,lat,persons,livingAlone,disabled,pregnant,infant,chronic,migrant,vulnerable,inRiskArea'
const DEM = {
  ...{ columns: 4, rows: 3, west: 110.4, north: 29.9, cellLonDeg: 0.01, cellLatDeg: 0.01 },
  ...{ unit: 'dm', encoding: 'int16-le-paeth', nodata: -32768 },
}

function spoilt(layer: string, row: number, properties: object): (pack: PackFolder) => void {
  return (pack) =>
    pack.editFeature(`${layer}.geojson`, row, (feature) => ({
      ...feature,
      properties: { ...feature.properties, ...properties },
    }))
}

describe('a pack with twenty kinds of damage, and ten contradictions', () => {
  it('is refused with all thirty reasons and no other, and the data from before still stand', async () => {
    const all = [...DAMAGE, ...CONTRADICTIONS]
    const duty = await server.as('yunxi-duty')
    const villages = async () => (await duty.get('/api/map/villages')).body
    const [before, version, { seq }, people] = [await villages(), county(), live(), await shownPeople()]
    const pack = await copyOfDemoPack()
    for (const [damage] of all) damage(pack)
    const report = await load(pack.folder)
    const findings = report.outcome === 'refused' ? report.findings : []
    const faults = findings.filter(({ severity }) => severity === 'fault')
    const named = all.map(([, file, why]) =>
      faults.find((fault) => fault.file === file && why.test(fault.reason.en)),
    )
    expect(named.map((fault, at) => (fault ? 'named' : `${all[at]?.[1]}: ${all[at]?.[2]}`))).toEqual(
      all.map(() => 'named'),
    )
    expect(new Set(named).size).toBe(30)
    const others = faults.filter((fault) => !named.includes(fault))
    // That village is in another township by its code and by its place.
    expect(others.map(({ reason }) => reason.en)).toEqual([expect.stringMatching(/lies outside 990101102$/)])
    expect([county(), live().seq, await shownPeople()]).toEqual([version, seq, people])
    expect(await villages()).toEqual(before)
    expect(server.app.services.county.now?.version).toBe(version)
  })
})

describe("another county's pack", () => {
  const foreign: PackWork = (folder, progress, use) =>
    inThisThread(folder, progress, (worker) => {
      const { prepared } = worker
      return use({ ...worker, prepared: prepared && { ...prepared, county: '990102' } })
    })

  it('is refused like any fault, and nothing of it is kept', async () => {
    const [before, { seq }] = [county(), live()]
    const report = await load((await copyOfDemoPack()).folder, foreign)
    expect(report).toMatchObject({ outcome: 'refused', faults: 1 })
    expect('findings' in report && report.findings[0]).toMatchObject({ file: 'pack.json', field: 'code' })
    expect([county(), live().seq]).toEqual([before, seq])
  })
})

describe('a pack sent over HTTP', () => {
  const send = async (username: string, body: Buffer) =>
    (await server.as(username)).ask({
      ...{ method: 'POST', url: '/api/pack', payload: body },
      headers: { 'content-type': 'application/gzip' },
    })
  const tarOf = (folder: string) =>
    execFileSync('tar', ['cz', '-C', folder, '.'], { maxBuffer: Number.POSITIVE_INFINITY })

  it('is loaded for an administrator, and for nobody else', async () => {
    const pack = await copyOfDemoPack()
    pack.replace('pack.json', '"version": "1"', '"version": "sent"')
    expect(await send('county-commander', tarOf(pack.folder))).toMatchObject({ status: 403 })
    const { status, body } = await send('admin', tarOf(pack.folder))
    expect([status, body]).toMatchObject([200, { outcome: 'loaded', version: 'qingshi-sent' }])
    expect(county()).toBe('qingshi-sent')
  })

  it('that is no archive, or was cut off, is refused by its field', async () => {
    const whole = gunzipSync(tarOf((await copyOfDemoPack()).folder))
    for (const body of [Buffer.from('hello'), gzipSync('hello'), gzipSync(whole.subarray(0, 5_000))]) {
      expect(await send('admin', body)).toMatchObject({ status: 400, body: { fields: [{ path: 'body' }] } })
    }
  })

  it('that cannot be loaded for a reason of ours is recorded as well', async () => {
    const pack = await copyOfDemoPack()
    vi.spyOn(server.storage.people, 'packPeopleNews').mockRejectedValueOnce(new Error('the database is away'))
    expect(await send('admin', tarOf(pack.folder))).toMatchObject({ status: 500 })
    const { sql } = server.storage.database
    const [entry] = await sql`select what, result from audit order by seq desc limit 1`
    expect(entry).toEqual({ what: 'pack.load', result: 'failed' })
  })

  it('with faults says them, and changes nothing', async () => {
    const pack = await copyOfDemoPack()
    pack.replace('pack.json', '"code": "990101"', '"code": "990102"')
    const before = county()
    const { body } = await send('admin', tarOf(pack.folder))
    expect(body).toMatchObject({ outcome: 'refused', faults: expect.any(Number) })
    expect(JSON.stringify(body['findings'])).toContain('does not begin with 990102')
    expect(county()).toBe(before)
  })
})

describe('a load that breaks off', () => {
  const edited = async (name: string) => {
    const pack = await copyOfDemoPack()
    pack.replace('pack.json', '"version": "1"', `"version": "${name}"`)
    const units = JSON.parse(pack.text('units.json')) as object[]
    pack.write('units.json', JSON.stringify([...units, { ...units[0], id: `u-${name}` }]))
    return pack.folder
  }

  it('before its event leaves the county as it was, and can be done again', async () => {
    const folder = await edited('broken-1')
    const before = county()
    vi.spyOn(server.app.services.commands, 'giveAs').mockRejectedValueOnce(new Error('the power went'))
    await expect(load(folder)).rejects.toThrow('the power went')
    await server.restart()
    expect([county(), server.app.services.county.now?.version]).toEqual([before, before])
    expect(live().get('unit', 'u-broken-1')).toBeUndefined()
    expect(await load(folder)).toMatchObject({ version: 'qingshi-broken-1', brought: { RegisterUnit: 1 } })
  })

  it('after its event is finished at the next start', async () => {
    const folder = await edited('broken-2')
    const { commands } = server.app.services
    const give = commands.giveAs.bind(commands)
    vi.spyOn(commands, 'giveAs').mockImplementation((operation, actor, body) => {
      const isLate = (body as { type: string }).type === 'SetDuty'
      return isLate ? Promise.reject(new Error('the power went')) : give(operation, actor, body)
    })
    await expect(load(folder)).rejects.toThrow('the power went')
    await until('the unit is registered', () => live().get('unit', 'u-broken-2')?.duty === 'off')
    await server.restart()
    expect(county()).toBe('qingshi-broken-2')
    expect(live().get('unit', 'u-broken-2')?.duty).toBe('on')
  })
})
