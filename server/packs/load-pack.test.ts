import { execFileSync } from 'node:child_process'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { appForFile } from '../../tests/support/app/open.ts'
import { PersonOnLine } from '../../tests/support/app/person-on-line.ts'
import { copyOfDemoPack } from '../../tests/support/pack-folder.ts'
import { DONE, loadAtConsole } from './console.ts'
import { loadPack } from './load-pack.ts'
import { inAnotherThread, inThisThread, type PackWork } from './work.ts'

const server = appForFile()
const load = (folder: string, work = inThisThread) => loadPack(server.app.services, { folder, work })
const live = () => server.app.services.rooms.get('live')!.room.store
const county = () => live().get('baseData', 'county')?.version
const quantities = () => [...live().list('balance')].map(({ id, quantity }) => [id, quantity])
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
    await vi.waitFor(() => expect(person.replica.get('baseData', 'county')?.version).toBe('qingshi-1:2'))
    expect(person.heard.find(({ event }) => event === 'people')?.args).toEqual([
      { operation: 'live', ids: [] },
    ])
    pack.replace('units.json', '000-0100-9999', '000-0100-8888')
    expect(await load(pack.folder)).toMatchObject({ outcome: 'current', people: 1 })
    await vi.waitFor(() => expect(person.count('people')).toBe(2))
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
    expect(await load(pack.folder, inAnotherThread)).toMatchObject({
      ...{ outcome: 'loaded', version: 'qingshi-2', people: 1 },
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
    await vi.waitFor(() => expect(live().get('unit', 'u-broken-2')?.duty).toBe('off'))
    await server.restart()
    expect(county()).toBe('qingshi-broken-2')
    expect(live().get('unit', 'u-broken-2')?.duty).toBe('on')
  })
})
