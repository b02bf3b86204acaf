import { parseCommand } from '../../../domain/commands.ts'
import type { Actor } from '../../../domain/actor.ts'
import { operationId } from '../../../domain/ids.ts'
import { jurisdiction } from '../../../domain/jurisdiction.ts'
import { canonical } from '../../../db/canonical.ts'
import { CheckpointWriter } from '../../../server/rooms/checkpoint-writer.ts'
import { LogEnd } from '../../../server/rooms/log-end.ts'
import { Room } from '../../../server/rooms/room.ts'
import { nearestStore } from '../../../server/rooms/state-fold.ts'
import type { Submission } from '../../../server/rooms/submission.ts'
import { counted, TestClock } from '../domain/clock.ts'
import type { MemoryLog } from './memory-log.ts'

export const COUNTY = '990101'
export const YUNXI = '990101101'
export const SONGLING = '990101102'
export const DUTY: Actor = { id: 'duty', role: 'duty', jurisdiction: jurisdiction.parse(COUNTY) }

export interface OpenRoom {
  room: Room
  clock: TestClock
  /** What the room had to say about failures. */
  notes: string[]
}

/** A room on a log in memory, opened as the server opens it. */
export async function openOn(
  log: MemoryLog,
  idPrefix = 'n-',
  kind: 'actual' | 'exercise' = 'actual',
): Promise<OpenRoom> {
  const clock = new TestClock()
  const notes: string[] = []
  const { store, recordedAt } = await nearestStore(log, 'live', { checkpoints: 0, events: 0 })
  const streams = await log.streamHeads('live', store.seq)
  const room = await Room.open({
    ...{ log, store, lineage: 'life', pause: async () => undefined },
    context: {
      operation: operationId.parse('live'),
      operationKind: kind,
      now: () => clock.now,
      newId: counted(idPrefix),
    },
    end: new LogEnd(store.seq, '', recordedAt, streams),
    checkpoints: new CheckpointWriter(log, 'live', store.seq, (error) => notes.push(String(error))),
    note: (error, text) => notes.push(`${text}: ${String(error)}`),
  })
  return { room, clock, notes }
}

let given = 0

/** A submission as the command door makes it. @throws when it does not parse */
export function submission(type: string, payload: object, more: Partial<Told> = {}): Submission {
  const { commandId = `command-${++given}`, where = YUNXI, actor = DUTY, people = [] } = more
  const body = { commandId, type, jurisdiction: where, payload }
  const parsed = parseCommand(body)
  if (!parsed.ok) throw new Error(`${type} does not parse: ${JSON.stringify(parsed.issues)}`)
  return { command: parsed.value, actor, bodyHash: canonical(body), people }
}

interface Told {
  readonly commandId: string
  readonly where: string
  readonly actor: Actor
  readonly people: Submission['people']
}

export const report = (description = '河水上涨', more: Partial<Told> = {}): Submission =>
  submission('ReportIncident', { code: '11A01', place: '上坪村', source: 'phone', description }, more)
