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

    it('that breaks off leaves the version before, also for the next start', async () => {
      const { baseData } = services.storage
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
