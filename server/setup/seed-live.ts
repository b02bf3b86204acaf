import { LIVE } from '../../domain/ids.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import { isDemoMover } from '../../scenarios/demo-movers.ts'
import { ApiError } from '../errors.ts'
import type { Services } from '../services.ts'
import type { County } from './county.ts'
import { isNews, packCommands, type PackCommand } from './pack-commands.ts'
import { programActor } from './program-actor.ts'

type SeedServices = Pick<Services, 'commands' | 'rooms' | 'settings' | 'storage' | 'output'>

/**
 * Brings into the live operation what a version of the county has that the operation does not know: items, warehouses,
 * their opening stock, units. What it knows is left alone. Repeating it after an interruption does the rest.
 * @returns what was brought, by type of command
 */
export async function seedLive(services: SeedServices, county: County): Promise<Record<string, number>> {
  const { settings, rooms } = services
  const store = rooms.get(LIVE)?.room.store
  if (!store) throw new Error('There is no live operation to bring the county into')
  const moves = (at: number) => settings.demo && isDemoMover(at)
  const simulated = new Set(county.units.filter((_, at) => moves(at)).map(({ id }) => id))
  // The pretend phones of `npm run simulate`.
  const phones = settings.demo ? county.units.filter((_, at) => !moves(at)) : []
  const devices = new Map(phones.map(({ id }) => [id, `osmand:sim-${id}`]))
  const { items, warehouses, units } = county
  const all = packCommands(`pack:${county.version}`, {
    ...{ county: county.code, items, warehouses, units, simulated, devices },
  })
  const begun = await begunBefore(services, all)
  const wanted = all.filter((command) => isNews(store, command) || begun.has(rowOf(command)))
  const done = await Promise.all(wanted.map((command) => give(services, county, command)))
  const counts: Record<string, number> = {}
  done.forEach((isDone, at) => {
    const type = wanted[at]?.type
    if (isDone && type && !begun.has(rowOf(wanted[at]))) counts[type] = (counts[type] ?? 0) + 1
  })
  return counts
}

/** The unit or warehouse that a command is about. */
const rowOf = (command: PackCommand | undefined): string =>
  String(command?.payload['unitId'] ?? command?.payload['warehouseId'] ?? '')

/**
 * Rows that this very version registered before: the program may have ended before the rest of a row was given, and a
 * command that was given is answered as the first time.
 */
async function begunBefore({ storage }: SeedServices, all: readonly PackCommand[]): Promise<Set<string>> {
  const registrations = all.filter(({ type }) => type === 'RegisterUnit' || type === 'RegisterWarehouse')
  const answers = await storage.log.findAnswers(
    LIVE,
    registrations.map(({ commandId }) => commandId),
  )
  return new Set(registrations.filter(({ commandId }) => answers.has(commandId)).map(rowOf))
}

async function give(
  { commands, output }: SeedServices,
  county: County,
  command: PackCommand,
): Promise<boolean> {
  const row = command.commandId
  try {
    const actor = programActor('pack', jurisdiction.parse(county.code))
    const answer = await commands.giveAs(LIVE, actor, command)
    if (answer.ok) return true
    output.warn({ row, code: answer.refusal.code }, 'a row of the pack was refused')
  } catch (error) {
    // An older program gave it with a name where an id stands now: what was told first stands.
    if (error instanceof ApiError && error.code === 'command-id-reused') return false
    if (!(error instanceof ApiError && error.code === 'invalid')) throw error
    output.warn({ row, fields: error.fields }, 'a row of the pack is no command')
  }
  return false
}
