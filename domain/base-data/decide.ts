import type { Command } from '../commands.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../events.ts'
import type { Read } from '../read.ts'
import { accept, refuse, type Decision } from '../refusal.ts'
import type { baseDataCommands } from './commands.ts'
import { BASE_DATA_ID } from './record.ts'

type BaseDataCommand = Command<keyof typeof baseDataCommands>

export function decideBaseData(
  read: Read,
  { jurisdiction, payload }: BaseDataCommand,
  { operationKind }: Context,
): Decision<NewEvent> {
  const current = read.get('baseData', BASE_DATA_ID)
  if (current?.version === payload.version) return accept()
  // Its players began with one county; a new pack must not move a village in the middle of a drill.
  if (operationKind === 'exercise' && current) return refuse('base-data-of-exercise')
  return accept({
    ...{ type: 'BaseDataChanged', jurisdiction, sharedWith: [], about: [BASE_DATA_ID] },
    payload: { ...payload, previous: current?.version ?? null },
  })
}
