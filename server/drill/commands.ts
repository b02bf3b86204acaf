import type { CommandType } from '../../domain/commands.ts'
import type { Exercise, Inject } from '../../domain/exercise/record.ts'
import { covers } from '../../domain/jurisdiction.ts'
import type { Words } from '../../domain/words.ts'
import type { Scenario } from '../../scenarios/format.ts'
import type { County } from '../setup/county.ts'
import { packCommands } from '../setup/pack-commands.ts'

/** A command as the program gives it; its id is made from what it is about, so that giving it twice does nothing twice. */
export interface DrillCommand {
  readonly commandId: string
  readonly type: CommandType
  readonly jurisdiction: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** The commands of `system:msel` that open an exercise's log: the exercise itself, then its injects. */
export function mselCommands(
  operation: string,
  scenario: Scenario,
  { title, packVersion, dataDate }: { title: Words; packVersion: string; dataDate: string },
): DrillCommand[] {
  const { jurisdiction, participants, storyStart, storyFactor, durationMs, injects } = scenario
  const story = { scenario: scenario.id, title, participants, storyStart, storyFactor, durationMs }
  const prepare = { ...story, startingState: { packVersion } }
  return [
    { commandId: `prepare:${operation}`, type: 'PrepareExercise', jurisdiction, payload: prepare },
    {
      ...{ commandId: `prepare:${operation}:county`, type: 'ChangeBaseData', jurisdiction },
      payload: { version: packVersion, dataDate },
    },
    ...injects.map(({ jurisdiction: where, ...script }) => ({
      ...{
        commandId: `prepare:${operation}:${script.no}`,
        type: 'PrepareInject' as const,
        jurisdiction: where,
      },
      payload: { ...script, injectId: `inject-${script.no}` },
    })),
  ]
}

/**
 * The commands of `system:pack` that put the participants' units and stock, and the county's own, into the exercise.
 * No person's name comes along: a drill needs none.
 */
export function startingState(operation: string, scenario: Scenario, county: County): DrillCommand[] {
  const takesPart = ({ jurisdiction }: { jurisdiction: string }): boolean =>
    jurisdiction === county.code || scenario.participants.some((code) => covers(code, jurisdiction))
  return packCommands(`pack:${operation}`, {
    county: county.code,
    items: county.items,
    warehouses: county.warehouses.filter(takesPart).map(({ keeper: _, ...warehouse }) => warehouse),
    units: county.units.filter(takesPart).map(({ leader: _, ...unit }) => unit),
    simulated: new Set(scenario.units.map(({ unitId }) => unitId)),
    // A phone is bound in the live operation, and its fixes come here all the same.
    devices: new Map(),
  })
}

/** The command by which a due inject arrives. */
export const deliveryOf = (operation: string, { id, jurisdiction, script }: Inject): DrillCommand => ({
  ...{ commandId: `inject:${operation}:${script.no}`, type: 'DeliverInject', jurisdiction },
  payload: { injectId: id },
})

/** Pauses an exercise that ran on while the server was not there, at the T+ at which it stopped. */
export const pauseAfterStop = (
  operation: string,
  seq: number,
  { jurisdiction }: Pick<Exercise, 'jurisdiction'>,
  atMs: number,
): DrillCommand => ({
  ...{ commandId: `stopped:${operation}:${seq}`, type: 'PauseExercise', jurisdiction },
  payload: { atMs, reason: '系统中断超过一分钟，演练已自动暂停 The server was away for more than a minute' },
})
