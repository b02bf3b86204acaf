import { cpSync, rmSync } from 'node:fs'
import { buildApp } from '../../../server/app.ts'
import { readConfig } from '../../../server/config.ts'
import { openStorage } from '../../../server/plugins/database.ts'
import { freshDataDir } from '../../contract/databases.ts'
import { lightCounty } from '../light-county.ts'

/** Passwords are hashed at little cost. */
export const COST = 2 ** 4

/** Starts a demo of the light county in an empty folder, and stops it. */
export async function startForTheFirstTime(folder: string): Promise<void> {
  const fresh = await freshDataDir()
  cpSync(fresh, folder, { recursive: true })
  rmSync(fresh, { recursive: true })
  const storage = await openStorage({ dataDir: folder })
  const config = readConfig({ DATA_DIR: folder, COUNTY_PACK: lightCounty() })
  const app = await buildApp({ config, storage, passwordCost: COST, logger: false })
  await app.close()
  await storage.close()
}
