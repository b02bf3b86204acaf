import { afterAll, beforeAll, describe } from 'vitest'
import type { Database } from '../../db/connect.ts'
import { accessRules } from './access.rules.ts'
import { backupRules } from './backup.rules.ts'
import type { Engine } from './databases.ts'
import { logRules } from './log.rules.ts'
import { packRules } from './pack.rules.ts'
import { readRules } from './read.rules.ts'
import { storeRules } from './store.rules.ts'

/** What every database of the program must do. The same rules, whatever the engine. */
export function contract(engine: Engine): void {
  describe(`the database contract on ${engine.name}`, () => {
    let database: Database
    beforeAll(async () => {
      database = await engine.open()
    }, 60_000)
    afterAll(() => engine.close(database), 60_000)
    logRules(() => database)
    storeRules(() => database)
    accessRules(() => database)
    readRules(() => database)
    backupRules(() => database, engine)
    packRules(engine)
  })
}
