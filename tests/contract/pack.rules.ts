import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Database } from '../../db/connect.ts'
import { readConfig } from '../../server/config.ts'
import { consoleLog } from '../../server/log.ts'
import { loadPack } from '../../server/packs/load-pack.ts'
import { inThisThread } from '../../server/packs/work.ts'
import { storageOn } from '../../server/plugins/database.ts'
import { makeServices, type Services } from '../../server/services.ts'
import { followCounty } from '../../server/setup/follow-county.ts'
import { copyOfDemoPack, type PackFolder } from '../support/pack-folder.ts'
import type { Engine } from './databases.ts'

export function packRules(engine: Engine): void {
  describe('a county pack', () => {
    let database: Database
    let services: Services
    /** The program as it is after a start on what the database holds. */
    const start = async (): Promise<void> => {
      const storage = storageOn(database)
      services = await makeServices({ config: readConfig({}), storage, output: consoleLog })
      await services.rooms.openAll()
      await followCounty(services)
    }
    beforeAll(async () => {
      database = await engine.open()
      await start()
    }, 60_000)
    afterAll(() => engine.close(database), 60_000)

    const load = ({ folder }: PackFolder) => loadPack(services, { folder, work: inThisThread })
    const live = () => services.rooms.get('live')!.room.store
    const seen = () => [live().get('baseData', 'county')?.version, services.county.now?.version]
    const stock = () => [...live().list('balance')].reduce((sum, { quantity }) => sum + quantity, 0)
    const edited = async (version: string) => {
      const pack = await copyOfDemoPack()
      pack.replace('pack.json', '"version": "1"', `"version": "${version}"`)
      pack.editFeature('villages.geojson', 0, (village) => ({
        ...village,
        properties: { ...village.properties, households: 77 },
      }))
      return pack
    }

    it('is loaded, and loaded again after an edit, without booking its stock twice', async () => {
      const first = await load(await copyOfDemoPack())
      expect(first).toMatchObject({ outcome: 'loaded', version: 'qingshi-1', previous: null })
      const booked = stock()
      expect(booked).toBeGreaterThan(0)
      const second = await load(await edited('2'))
      expect(second).toMatchObject({ outcome: 'loaded', previous: 'qingshi-1', brought: {} })
      expect(second).toMatchObject({
        changes: [
          { layer: 'header', changed: 1 },
          { layer: 'villages', changed: 1 },
        ],
      })
      expect([...seen(), stock()]).toEqual(['qingshi-2', 'qingshi-2', booked])
    })

    /** A pack whose first unit is led by somebody else, or has another number. */
    const led = async (version: string, leader: { name?: string; phone?: string }) => {
      const pack = await edited(version)
      const units = JSON.parse(pack.text('units.json')) as { id: string; leader: object }[]
      const [first] = units
      if (first) first.leader = { ...first.leader, ...leader }
      pack.write('units.json', JSON.stringify(units))
      return { pack, id: `pack:unit:${first?.id}` }
    }
    const person = async (id: string) => {
      const found = (await services.storage.people.readPeople([id])).get(id)
      return found && [found.name, found.phone]
    }

    it('that breaks off before its event leaves names and phones as they were', async () => {
      const { pack, id } = await led('broken', { name: '新队长', phone: '13900000021' })
      const before = [await person(id), ...seen()]
      vi.spyOn(services.commands, 'giveAs').mockRejectedValueOnce(new Error('the power went'))
      await expect(load(pack)).rejects.toThrow('the power went')
      await start()
      expect([await person(id), ...seen()]).toEqual(before)
      expect(await load(pack)).toMatchObject({ outcome: 'again', people: 1 })
      expect(await person(id)).toEqual(['新队长', '13900000021'])
    })

    it('keeps what an administrator put right, until the pack itself says something else', async () => {
      const { id } = await led('people-1', {})
      expect(await person(id)).toEqual(['新队长', '13900000021'])
      await services.storage.people.correctPerson(id, { name: '更正名', phone: '13900000099' })
      const again = await led('people-2', { name: '新队长', phone: '13900000021' })
      expect(await load(again.pack)).toMatchObject({ outcome: 'loaded', people: 0 })
      expect(await person(id)).toEqual(['更正名', '13900000099'])
      const phone = await led('people-3', { name: '新队长', phone: '13900000022' })
      expect(await load(phone.pack)).toMatchObject({ people: 1 })
      expect(await person(id)).toEqual(['更正名', '13900000022'])
      phone.pack.replace('units.json', '新队长', '再新队长')
      expect(await load(phone.pack)).toMatchObject({ outcome: 'current', people: 1 })
      expect(await person(id)).toEqual(['再新队长', '13900000022'])
    })

    it('brings nobody back who was erased, nor what the pack said of them', async () => {
      const { pack, id } = await led('people-4', { name: '再新队长', phone: '13900000023' })
      await services.storage.people.erasePeople([id], new Date())
      expect(await load(pack)).toMatchObject({ outcome: 'loaded', people: 0 })
      expect(await person(id)).toEqual([null, null])
      const rows = await database.sql`select * from people where id = ${id}`
      expect(JSON.stringify(rows)).not.toMatch(/队长|139/)
    })

    it('that breaks off leaves the version before, also for the next start', async () => {
      const { baseData } = services.storage
      await load(await edited('2'))
      vi.spyOn(baseData, 'saveBaseData').mockImplementationOnce(async (version, layers) => {
        let stored = 0
        return storageOn(database).baseData.saveBaseData(version, layers, () => {
          if (++stored === 5) throw new Error('the power went')
        })
      })
      await expect(load(await edited('3'))).rejects.toThrow('the power went')
      expect(seen()).toEqual(['qingshi-2', 'qingshi-2'])
      await start()
      expect(seen()).toEqual(['qingshi-2', 'qingshi-2'])
      expect(await load(await edited('3'))).toMatchObject({ outcome: 'loaded', version: 'qingshi-3' })
    })

    it('with a fault changes nothing', async () => {
      const pack = await edited('4')
      pack.replace('units.json', '"headcount": 28', '"headcount": "many"')
      const before = live().seq
      expect(await load(pack)).toMatchObject({ outcome: 'refused', faults: 1 })
      expect([...seen(), live().seq]).toEqual(['qingshi-3', 'qingshi-3', before])
    })
  })
}
