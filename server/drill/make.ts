import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import { loadScenario } from '../../scenarios/load.ts'
import type { Scenario } from '../../scenarios/format.ts'
import { ApiError } from '../errors.ts'
import { PREPARING, type Operation } from '../rooms/rooms.ts'
import type { Services } from '../services.ts'
import { readCounty, type County } from '../setup/county.ts'
import { programActor } from '../setup/program-actor.ts'
import { mselCommands, startingState, type DrillCommand } from './commands.ts'
import { titleOf } from './title.ts'

/** The county pack that an unfinished exercise was to start from is not in the database. */
export class PackGone extends Error {
  override name = 'PackGone'
}

type MakeServices = Pick<Services, 'storage' | 'rooms' | 'commands' | 'now' | 'output'>

/** The id of the exercise that an account makes with a command id: sending the command again names the same one. */
export const idOfExercise = (account: string, commandId: string): string =>
  `drill-${createHash('sha256').update(`${account}\n${commandId}`).digest('hex').slice(0, 16)}`

/**
 * Opens the log of a new exercise and puts into it all that it starts with. A program that ends half way leaves a row
 * that says `preparing`: `finish` does the rest at the next start, or the same command when it is sent again.
 */
export async function makeExercise(
  services: MakeServices,
  id: string,
  scenario: Scenario,
  county: County,
): Promise<Operation> {
  const { rooms, now } = services
  const title = titleOf(scenario, now())
  const operation = await rooms.create({
    ...{ id, kind: 'exercise', status: PREPARING, scenario: scenario.id, packVersion: county.version },
    ...{ lineage: newId(), createdAt: now(), titleZh: title.zh, titleEn: title.en },
  })
  if (operation.row.scenario !== scenario.id) throw new ApiError('command-id-reused')
  await fill(services, operation, scenario, county)
  return operation
}

/**
 * Finishes an exercise whose making was interrupted.
 * @throws ScenarioError when its scenario is no longer there or has a fault; PackGone
 */
export async function finishExercise(services: MakeServices, operation: Operation): Promise<void> {
  const { scenario, packVersion } = operation.row
  const county = packVersion === null ? undefined : await readCounty(services.storage, packVersion)
  if (!county) throw new PackGone(`pack ${packVersion} of exercise ${operation.row.id}`)
  await fill(services, operation, loadScenario(scenario ?? ''), county)
}

/**
 * Every command is queued in one go, before anybody else's: who starts the exercise at once starts a whole one. The
 * ids are the same each time, so that what is there already is not done again.
 */
async function fill(services: MakeServices, operation: Operation, scenario: Scenario, county: County) {
  const { commands, storage, output } = services
  const { id, titleZh, titleEn } = operation.row
  const give = async (name: string, command: DrillCommand): Promise<void> => {
    const actor = programActor(name, jurisdiction.parse(county.code))
    const answer = await commands.giveAs(id, actor, command).catch((error: unknown) => {
      // The scenario was edited between two attempts: what was told first stands.
      if (error instanceof ApiError && error.code === 'command-id-reused') return undefined
      throw error
    })
    if (answer?.ok) return
    const code = answer ? answer.refusal.code : 'command-id-reused'
    output.warn({ operation: id, command: command.commandId, code }, 'a part of the exercise was refused')
  }
  const title = { zh: titleZh, en: titleEn }
  await Promise.all([
    ...mselCommands(id, scenario, {
      ...{ title, packVersion: county.version, dataDate: county.header.date },
    }).map((one) => give('msel', one)),
    ...startingState(id, scenario, county).map((one) => give('pack', one)),
  ])
  await storage.operations.setOperation(id, { status: 'open' })
}
