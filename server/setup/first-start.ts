import { BASE_DATA_ID } from '../../domain/base-data/record.ts'
import { LIVE } from '../../domain/ids.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import { loadPack } from '../packs/load-pack.ts'
import { inAnotherThread, inThisThread } from '../packs/work.ts'
import { PackError, packNameIn } from '../plugins/database.ts'
import { ApiError } from '../errors.ts'
import type { Services } from '../services.ts'
import { packFolder } from './county.ts'
import { makeDemoAccounts } from './demo-accounts.ts'
import { followCounty } from './follow-county.ts'
import { seedLive } from './seed-live.ts'

/** What the person at the console must be told. */
export interface FirstStart {
  /** Shown once, never again. */
  readonly adminPassword?: string
}

/** Makes sure of all that a server needs: the county, its live operation, accounts. Repeating it changes nothing. */
export async function prepare(services: Services): Promise<FirstStart> {
  const { settings, accounts } = services
  await followCounty(services)
  await makeCounty(services)
  if (settings.demo) await makeDemoAccounts(accounts)
  else if ((await accounts.list()).length === 0) return makeAdministrator(services)
  return {}
}

/**
 * Loads the pack that COUNTY_PACK names, unless that version of it was loaded before: then the county stays as the log
 * says, which may be a newer one, and what an interrupted load left undone is done.
 */
async function makeCounty(services: Services): Promise<void> {
  const { config, storage, rooms, county, output } = services
  const folder = packFolder(config.countyPack)
  const seen = rooms.get(LIVE)?.room.store.get('baseData', BASE_DATA_ID)
  if (seen && county.now && (await storage.baseData.readBaseVersion(packNameIn(folder)))) {
    await seedLive(services, county.now)
    return
  }
  const report = await loadPack(services, { folder, work: services.threads ? inAnotherThread : inThisThread })
  if (report.outcome === 'refused') throw new PackError(folder, report.findings, report.faults)
  if (report.outcome !== 'busy') output.info({ version: report.version }, 'county pack loaded')
}

async function makeAdministrator({ accounts, county }: Services): Promise<FirstStart> {
  const where = jurisdiction.parse(county.now?.code)
  const grants = [{ operation: 'live', role: 'admin', jurisdiction: where } as const]
  try {
    const { password } = await accounts.make({ username: 'admin', displayName: '系统管理员', grants })
    return password === undefined ? {} : { adminPassword: password }
  } catch (error) {
    // Another node starts for the first time too: it was faster, and has a password to show.
    if (error instanceof ApiError && error.code === 'name-taken') return {}
    throw error
  }
}
