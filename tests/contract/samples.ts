import { v7 as newId } from 'uuid'
import type { Database } from '../../db/connect.ts'
import { type Append, type CommandAnswer, type Head, type UnsealedEvent, append } from '../../db/event-log.ts'
import { GENESIS } from '../../db/hash-chain.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import { createOperation } from '../../db/operations.ts'

export const start: Head = { seq: 0, hash: GENESIS }
export const noon = Date.UTC(2026, 6, 1, 4, 0, 0, 123)
export const at = (ms: number): string => new Date(noon + ms).toISOString()

/** A new, empty operation. */
export async function anOperation(database: Database): Promise<string> {
  const id = newId()
  const title = { titleZh: '防汛演练', titleEn: 'Flood drill' }
  const made = {
    id,
    kind: 'exercise' as const,
    ...title,
    status: 'running',
    lineage: newId(),
    createdAt: new Date(noon),
  }
  await createOperation(database, made)
  return id
}

/** An event at a seq, with text that a database might spoil. */
export function anEvent(operation: string, seq: number, change: Partial<UnsealedEvent> = {}): UnsealedEvent {
  return {
    ...{
      operation,
      seq,
      streamSeq: seq,
      jurisdiction: '990101101',
      about: [`incident-${seq % 7}`],
      sharedWith: ['990101'],
    },
    ...{ type: 'IncidentReported', version: 1, commandId: `command-${seq}` },
    actor: { id: 'yunxi-duty', role: 'duty', jurisdiction: jurisdiction.parse('990101101') },
    payload: {
      words: `第${seq}次 "引号" \\ \n 🔥`,
      level: 0.1 + 0.2,
      big: 1e21,
      none: null,
      list: [3, 1, 2],
      b: 1,
      a: 2,
    },
    occurredAt: at(seq - 1000),
    recordedAt: at(seq),
    ...change,
  }
}

export function anAnswer(commandId: string, change: Partial<CommandAnswer> = {}): CommandAnswer {
  return {
    commandId,
    bodyHash: `hash of ${commandId}`,
    actor: 'yunxi-duty',
    answer: { ok: true },
    recordedAt: at(0),
    ...change,
  }
}

/** Appends `n` events after `head` in one batch; returns the new head. */
export async function addEvents(
  database: Database,
  operation: string,
  head: Head,
  n: number,
  rest: Partial<Append> = {},
): Promise<Head> {
  const events = Array.from({ length: n }, (_, i) => anEvent(operation, head.seq + 1 + i))
  const batch = { operation, expectedSeq: head.seq, previousHash: head.hash, events, ...rest }
  return (await append(database, batch)).head
}
