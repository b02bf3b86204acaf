import { v7 as newId } from 'uuid'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import { LIVE } from '../../domain/ids.ts'
import { isDemoMover } from '../../scenarios/demo-movers.ts'
import { ApiError } from '../errors.ts'
import type { Operation } from '../rooms/rooms.ts'
import type { Services } from '../services.ts'
import { readCounty, readCountyPack, saveCounty, versionOf } from './county.ts'
import { makeDemoAccounts } from './demo-accounts.ts'
import { isNews, packCommands } from './pack-commands.ts'
import { programActor } from './program-actor.ts'

type Pack = ReturnType<typeof readCountyPack>

/** What the person at the console must be told. */
export interface FirstStart {
  /** Shown once, never again. */
  readonly adminPassword?: string
}

/** Makes sure of all that a server needs: the county, its live operation, accounts. Repeating it changes nothing. */
export async function prepare(services: Services): Promise<FirstStart> {
  const { config, storage, rooms, county, now, settings, accounts, output } = services
  const pack = readCountyPack(config.countyPack)
  const isNew = await saveCounty(storage, pack, now())
  if (isNew) output.info({ version: versionOf(pack) }, 'county pack loaded')
  county.now = await readCounty(storage)
  const { name } = pack.header
  const live = await rooms.create({
    ...{
      id: LIVE,
      kind: 'actual',
      status: 'open',
      lineage: newId(),
      createdAt: now(),
      packVersion: versionOf(pack),
    },
    ...{ titleZh: `${name.zh}应急指挥`, titleEn: `${name.en}, live` },
  })
  await seedLive(services, live, pack)
  if (settings.demo) await makeDemoAccounts(accounts)
  else if ((await accounts.list()).length === 0) return makeAdministrator(services)
  return {}
}

/** The version that the operation began with is given whole each time: a start may have been cut off half way. */
async function seedLive({ commands, settings, output }: Services, { row, room }: Operation, pack: Pack) {
  const moves = (at: number) => settings.demo && isDemoMover(at)
  const simulated = new Set(pack.units.filter((_, at) => moves(at)).map(({ id }) => id))
  // The pretend phones of `npm run simulate`.
  const phones = settings.demo ? pack.units.filter((_, at) => !moves(at)) : []
  const devices = new Map(phones.map(({ id }) => [id, `osmand:sim-${id}`]))
  const rows = { county: pack.header.code, ...pack.stock, units: pack.units, simulated, devices }
  const actor = programActor('pack', pack.header.code)
  const all = packCommands(`pack:${versionOf(pack)}`, rows)
  const wanted =
    row.packVersion === versionOf(pack) ? all : all.filter((command) => isNews(room.store, command))
  const given = wanted.map(async (command) => {
    const answer = await commands.giveAs(LIVE, actor, command).catch((error: unknown) => {
      if (error instanceof ApiError && error.code === 'command-id-reused') return undefined
      throw error
    })
    if (!answer)
      output.warn({ row: command.commandId }, 'this row of the county pack was changed without a new version')
    else if (!answer.ok)
      output.warn({ row: command.commandId, code: answer.refusal.code }, 'a row of the pack was refused')
  })
  await Promise.all(given)
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
