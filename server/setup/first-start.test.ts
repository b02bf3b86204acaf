import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { appForFile } from '../../tests/support/app/open.ts'
import { lightCounty } from '../../tests/support/light-county.ts'
import { temporaryFolder } from '../../tests/support/temporary.ts'
import { prepare } from './first-start.ts'

describe('the first start of a demo', () => {
  const server = appForFile({ firstStart: true })
  const state = async () => {
    const { body } = await (await server.as('county-duty')).get('/api/operations/live/state')
    return body as {
      seq: number
      records: Record<string, Record<string, { duty?: string; leader?: string }>>
    }
  }

  it('brings the county, its stock and its units on duty', async () => {
    const { records } = await state()
    expect(Object.keys(records['warehouse'] ?? {})).toHaveLength(14)
    expect(Object.keys(records['unit'] ?? {})).toHaveLength(60)
    expect(Object.values(records['unit'] ?? {}).every(({ duty }) => duty === 'on')).toBe(true)
    expect((await (await server.as('wall')).get('/api/map/villages')).status).toBe(200)
  })

  it('books nothing twice, however often it is started', async () => {
    const first = await state()
    await prepare(server.app.services)
    await server.restart()
    expect(await state()).toEqual(first)
  })

  it('keeps names and phones of the pack out of the base data and the log', async () => {
    const { sql } = server.storage.database
    const parts = await sql<{ digest: string; bytes: Buffer }[]>`
      select digest, bytes from base_contents order by digest, part`
    const layers = [...new Set(parts.map(({ digest }) => digest))].map((digest) => {
      const of = parts.filter((part) => part.digest === digest)
      return gunzipSync(Buffer.concat(of.map(({ bytes }) => bytes))).toString()
    })
    expect(layers.join()).toContain('云溪镇')
    const kept = layers.join() + JSON.stringify(await sql`select payload from events`)
    const people = await sql<{ name: string; phone: string }[]>`select name, phone from people`
    expect(people.length).toBeGreaterThan(20)
    for (const { name, phone } of people) {
      expect(kept).not.toContain(name)
      expect(kept).not.toContain(phone)
    }
  })

  it('sends a layer once: the second time it is known', async () => {
    const asker = await server.as('county-duty')
    const first = await asker.get('/api/map/roads', { 'accept-encoding': 'gzip' })
    expect(first).toMatchObject({ status: 200, headers: { 'content-encoding': 'gzip' } })
    const etag = String(first.headers['etag'])
    expect((await asker.get('/api/map/roads', { 'if-none-match': etag })).status).toBe(304)
  })

  it('tells a page who may sign in, and the way to sign in works', async () => {
    const { demo, county } = (await server.app.inject('/api/config')).json()
    expect(county).toMatchObject({ code: '990101' })
    expect(demo.accounts).toHaveLength(11)
    for (const { username } of demo.accounts) await server.as(username, demo.password)
  })
})

describe('a newer version of the county pack', () => {
  const server = appForFile()

  it('brings what is new, books no stock twice and leaves what is known alone', async () => {
    const { services } = server.app
    const store = services.rooms.get('live')!.room.store
    const stock = () => [...store.list('balance')].map(({ id, quantity }) => [id, quantity])
    const before = stock()
    const duty = await server.as('yunxi-duty')
    await duty.give('SetDuty', '990101101', { unitId: 'u-990101101-01', duty: 'off' })

    const folder = await temporaryFolder()
    await cp(lightCounty(), folder, { recursive: true })
    const change = async (file: string, edit: (content: never) => unknown) => {
      const content = JSON.parse(await readFile(join(folder, file), 'utf8')) as never
      await writeFile(join(folder, file), JSON.stringify(edit(content)))
    }
    await change('pack.json', (header: object) => ({ ...header, version: '2' }))
    await change('units.json', (units: object[]) => [...units, { ...units[0], id: 'u-new' }])
    await prepare({ ...services, config: { ...services.config, countyPack: folder } })

    expect(services.county.now?.version).toBe('qingshi-2')
    expect(stock()).toEqual(before)
    expect(store.get('unit', 'u-990101101-01')?.duty).toBe('off')
    expect(store.get('unit', 'u-new')?.duty).toBe('on')
  })
})

describe('the first start of an office', () => {
  const office = appForFile({ env: { DEMO: 'off' } })

  it('makes one administrator with a one-time password, tells it once, and no demo account', async () => {
    const password = office.app.firstStart.adminPassword ?? ''
    const admin = await office.as('admin', password)
    expect((await admin.get('/api/session')).body).toMatchObject({ mustChangePassword: true })
    await expect(office.as('county-duty')).rejects.toThrow('wrong-credentials')
    expect((await office.app.inject('/api/config')).json()).toMatchObject({ demo: null })
    await office.restart()
    expect(office.app.firstStart).toEqual({})
    expect(office.app.services.settings.demo).toBe(false)
  })
})
