import { baseDataCommands } from './base-data/commands.ts'
import { decideBaseData } from './base-data/decide.ts'
import { COMMANDS, isCommandType, type Command, type CommandType } from './commands.ts'
import type { Context } from './context.ts'
import type { NewEvent } from './events.ts'
import { exerciseCommands } from './exercise/commands.ts'
import { decideExercise, type DecideEffect } from './exercise/decide.ts'
import { holdsPerson } from './fields.ts'
import { commandId } from './ids.ts'
import { incidentCommands } from './incident/commands.ts'
import { decideIncident } from './incident/decide.ts'
import { markingCommands } from './marking/commands.ts'
import { decideMarking } from './marking/decide.ts'
import type { Read } from './read.ts'
import { accept, refuse, type Decision } from './refusal.ts'
import { scopedTo } from './scope.ts'
import { stockCommands } from './stock/commands.ts'
import { decideStock } from './stock/decide.ts'
import { unitCommands } from './unit/commands.ts'
import { territoryFault } from './territory.ts'
import { decideUnit } from './unit/decide.ts'

/** How far a reporter's clock may run ahead of the server's. */
const CLOCK_TOLERANCE_MS = 5 * 60_000

/**
 * The rules: what a command does to a state, as events, or why it is refused. Pure; never throws for anything a
 * person can cause. No events means there was nothing to do. Reads only what the command's jurisdiction may.
 */
export function decide(state: Read, command: Command, ctx: Context): Decision<NewEvent> {
  if (command.occurredAt && Date.parse(command.occurredAt) > Date.parse(ctx.now) + CLOCK_TOLERANCE_MS) {
    return refuse('occurred-in-future')
  }
  if (isOf(exerciseCommands, command)) return decideExercise(state, command, ctx, decideEffect)
  // Its log is what the review is held over: nothing that comes after the end belongs to it.
  if (state.get('exercise', 'exercise')?.clock.is === 'ended') return refuse('exercise-ended')
  const read = scopedTo(state, command.jurisdiction)
  const elsewhere = ctx.territory && territoryFault(command, ctx.territory, read)
  if (elsewhere) return elsewhere
  if (isOf(incidentCommands, command)) return decideIncident(read, command, ctx)
  if (isOf(unitCommands, command)) return decideUnit(read, command, ctx)
  if (isOf(stockCommands, command)) return decideStock(read, command, ctx)
  if (isOf(markingCommands, command)) return decideMarking(read, command, ctx)
  if (isOf(baseDataCommands, command)) return decideBaseData(read, command, ctx)
  return command satisfies never
}

const isOf = <A extends object>(area: A, command: Command): command is Command<keyof A & CommandType> =>
  Object.hasOwn(area, command.type)

/**
 * An inject's own command, decided like one from outside. One that does not parse, that would move the exercise
 * itself or that holds a person's name is refused: the inject is delivered all the same, and says so.
 */
const decideEffect: DecideEffect = (read, inject, ctx) => {
  const { effect } = inject.script
  if (!effect) return accept()
  if (!isCommandType(effect.type) || isOfTheProgram(effect.type)) return refuse('inject-effect-invalid')
  const payload = COMMANDS[effect.type].safeParse(effect.payload)
  if (!payload.success || holdsPerson(payload.data)) return refuse('inject-effect-invalid')
  const command = {
    commandId: commandId.parse('inject-effect'),
    type: effect.type,
    jurisdiction: inject.jurisdiction,
    payload: payload.data,
  } as Command
  return decide(read, command, ctx)
}

const isOfTheProgram = (type: CommandType): boolean =>
  Object.hasOwn(exerciseCommands, type) || Object.hasOwn(baseDataCommands, type)
