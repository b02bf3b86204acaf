import { setTimeout as pause } from 'node:timers/promises'
import { v7 as newId } from 'uuid'
import type { OperationRow } from '../../db/operations.ts'
import { operationId } from '../../domain/ids.ts'
import type { Territory } from '../../domain/territory.ts'
import type { Log } from '../log.ts'
import { CheckpointWriter } from './checkpoint-writer.ts'
import { LogEnd } from './log-end.ts'
import { Room } from './room.ts'
import type { RoomLog } from './room-log.ts'
import { nearestStore } from './state-fold.ts'

/** What a fold from nothing begins with; the head is read when the room catches up. */
const UNREAD = ''

export interface Around {
  readonly now: () => Date
  readonly output: Log
  /** Of an operation: where its county is, asked for each command; undefined while no pack is loaded. */
  readonly territoryOf?: (row: OperationRow) => Promise<() => Territory | undefined>
}

/** Opens the room of an operation: its newest checkpoint, and the events after it. */
export async function openRoom(log: RoomLog, row: OperationRow, around: Around): Promise<Room> {
  const { now, output } = around
  const { store, recordedAt } = await nearestStore(log, row.id, { checkpoints: 0, events: 0 })
  const streams = store.seq > 0 ? await log.streamHeads(row.id, store.seq) : new Map<string, number>()
  const territory = await around.territoryOf?.(row)
  const note = (error: unknown, text: string) => output.error({ err: error, operation: row.id }, text)
  const checkpoints = new CheckpointWriter(log, row.id, store.seq, (error) =>
    note(error, 'A checkpoint could not be written'),
  )
  return Room.open({
    log,
    context: {
      operation: operationId.parse(row.id),
      operationKind: row.kind,
      now: () => now().toISOString(),
      newId,
      ...(territory ? { territory } : {}),
    },
    ...{ store, end: new LogEnd(store.seq, UNREAD, recordedAt, streams), lineage: row.lineage },
    ...{ checkpoints, note, pause },
  })
}
