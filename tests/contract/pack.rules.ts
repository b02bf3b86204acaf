import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Database } from '../../db/connect.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import { readConfig } from '../../server/config.ts'
import { consoleLog } from '../../server/log.ts'
import { loadPack } from '../../server/packs/load-pack.ts'
import { inThisThread } from '../../server/packs/work.ts'
import { storageOn } from '../../server/plugins/database.ts'
import { makeServices, type Services } from '../../server/services.ts'
import { programActor } from '../../server/setup/program-actor.ts'
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
      return { pack, unit: first?.id ?? '' }
    }
    const leaderOf = (unit: string) => live().get('unit', unit)?.leader ?? ''
    const person = async (id: string) => {
      const found = (await services.storage.people.readPeople([id])).get(id)
      return found && [found.name, found.phone]
    }

    it('that breaks off before its event leaves names and phones as they were', async () => {
      const { pack, unit } = await led('broken', { phone: '13900000020' })
      const id = leaderOf(unit)
      expect(id).toBe(`pack:unit:${unit}`)
      const before = [await person(id), ...seen()]
      vi.spyOn(services.commands, 'giveAs').mockRejectedValueOnce(new Error('the power went'))
      await expect(load(pack)).rejects.toThrow('the power went')
      await start()
      expect([await person(id), ...seen()]).toEqual(before)
      expect(await load(pack)).toMatchObject({ outcome: 'again', people: 1 })
      expect(await person(id)).toEqual([before[0]?.[0], '13900000020'])
    })

    it('that names another leader appoints them, and the past keeps who it was', async () => {
      const { pack, unit } = await led('new-leader', { name: '新队长', phone: '13900000021' })
      const first = leaderOf(unit)
      const was = await person(first)
      pack.replace('warehouses.json', /("keeper": \{\s*"name": )"[^"]+"/, '$1"新保管"')
      const give = services.commands.giveAs.bind(services.commands)
      const spy = vi.spyOn(services.commands, 'giveAs').mockImplementation(async (operation, ...rest) => {
        if (rest.some((said) => (said as { type?: string }).type === 'AppointLeader'))
          throw new Error('the power went')
        return give(operation, ...rest)
      })
      await expect(load(pack)).rejects.toThrow('the power went')
      spy.mockRestore()
      expect(leaderOf(unit)).toBe(first)
      expect(await load(pack)).toMatchObject({ outcome: 'current', people: 1 })
      const keepers = [...live().list('warehouse')].map(({ keeper }) => person(keeper ?? ''))
      expect((await Promise.all(keepers)).map((keeper) => keeper?.[0])).toContain('新保管')
      const second = leaderOf(unit)
      expect(second).not.toBe(first)
      expect([await person(first), await person(second)]).toEqual([was, ['新队长', '13900000021']])
      expect(await load(pack)).toMatchObject({ outcome: 'current', people: 0 })
      expect(leaderOf(unit)).toBe(second)
      await services.storage.people.erasePeople([first], new Date())
      pack.replace('units.json', '新队长', '再新队长')
      pack.replace('warehouses.json', '新保管', '田守库')
      expect(await load(pack)).toMatchObject({ outcome: 'current', people: 2 })
      expect(await person(leaderOf(unit))).toEqual(['再新队长', '13900000021'])
      expect([await person(first), await person(second)]).toEqual([
        [null, null],
        ['新队长', '13900000021'],
      ])
    })

    it('that follows whom people appointed by hand leaves them, and has their number from then on', async () => {
      const { pack, unit } = await led('by-hand', { name: '手定队长', phone: '13900000030' })
      const by = programActor('pack', jurisdiction.parse('990101'))
      const { jurisdiction: where = '' } = live().get('unit', unit) ?? {}
      const wish = { type: 'AppointLeader', jurisdiction: where, commandId: 'appointed-by-hand' }
      const payload = { unitId: unit, leader: { name: '手定队长' } }
      expect(await services.commands.giveAs('live', by, { ...wish, payload })).toMatchObject({ ok: true })
      const byHand = leaderOf(unit)
      const older = await led('by-hand-older', { name: '再新队长', phone: '13900000021' })
      expect(await load(older.pack)).toMatchObject({ people: 0 })
      expect([leaderOf(unit), await person(byHand)]).toEqual([byHand, ['手定队长', null]])
      expect(await load(pack)).toMatchObject({ people: 1 })
      expect([leaderOf(unit), await person(byHand)]).toEqual([byHand, ['手定队长', '13900000030']])
    })

    it('keeps what an administrator put right, until the pack itself says something else', async () => {
      const { pack, unit } = await led('people-1', { name: '新队长', phone: '13900000021' })
      await load(pack)
      const id = leaderOf(unit)
      await services.storage.people.correctPerson(id, { name: '更正名', phone: '13900000099' })
      const again = await led('people-2', { name: '新队长', phone: '13900000021' })
      expect(await load(again.pack)).toMatchObject({ outcome: 'loaded', people: 0 })
      expect(await person(id)).toEqual(['更正名', '13900000099'])
      const phone = await led('people-3', { name: '新队长', phone: '13900000022' })
      expect(await load(phone.pack)).toMatchObject({ people: 1 })
      expect(await person(id)).toEqual(['更正名', '13900000022'])
      phone.pack.replace('units.json', '新队长', '更正名')
      expect(await load(phone.pack)).toMatchObject({ outcome: 'current', people: 0 })
      expect([leaderOf(unit), await person(id)]).toEqual([id, ['更正名', '13900000022']])
    })

    it('brings nobody back who was erased, nor what the pack said of them', async () => {
      const { pack, unit } = await led('people-4', { name: '更正名', phone: '13900000023' })
      const id = leaderOf(unit)
      await services.storage.people.erasePeople([id], new Date())
      expect(await load(pack)).toMatchObject({ outcome: 'loaded', people: 0 })
      expect([leaderOf(unit), await person(id)]).toEqual([id, [null, null]])
      const rows = await database.sql`select * from people where id = ${id}`
      expect(JSON.stringify(rows)).not.toMatch(/队长|更正|139/)
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
