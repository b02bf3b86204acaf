import type { Sql } from 'postgres'
import type { Actor } from '../domain/actor.ts'
import { SequenceConflict } from './errors.ts'
import { seal } from './hash-chain.ts'
import { keptPeopleSql } from './kept-people.ts'

/** An event as it is kept. Instants are ISO-8601 in UTC with milliseconds; `hash` seals all the rest. */
export interface StoredEvent {
  operation: string
  /** Gapless in its operation, from 1. */
  seq: number
  /** Gapless in its operation and jurisdiction, from 1. */
  streamSeq: number
  jurisdiction: string
  /** Ids of the records it concerns. */
  about: readonly string[]
  sharedWith: readonly string[]
  type: string
  version: number
  payload: unknown
  actor: Actor
  commandId: string
  occurredAt: string
  recordedAt: string
  exerciseMs?: number
  storyAt?: string
  hash: string
}

export type UnsealedEvent = Omit<StoredEvent, 'hash'>

/** What a command was answered, kept so that the same command gets the same answer again. */
export interface CommandAnswer {
  commandId: string
  /** Hash of the command's body: the same id with another body is somebody's mistake. */
  bodyHash: string
  actor: string
  answer: unknown
  recordedAt: string
}

export interface PersonRow {
  id: string
  name: string
  phone?: string | undefined
  /** Said by a county pack: written over what it said before, not over what somebody put right. */
  ofPack?: boolean | undefined
}

/** The end of a log. */
export interface Head {
  seq: number
  hash: string
}

export interface Append {
  operation: string
  /** The log's last seq as the caller knows it; the first event must carry the next one. */
  expectedSeq: number
  /** The hash of event `expectedSeq` (see `readHead`). */
  previousHash: string
  events: readonly UnsealedEvent[]
  answers?: readonly CommandAnswer[]
  people?: readonly PersonRow[]
}

/**
 * Seals and appends events, with the answers and people that belong to them, in one transaction and one
 * round trip. Returns the sealed events and the new head. Throws SequenceConflict when the log has moved
 * on; nothing is kept then. An answer already kept for one of the commands is an error too (unique key).
 */
export async function append(
  { sql }: { sql: Sql },
  batch: Append,
): Promise<{ events: StoredEvent[]; head: Head }> {
  const { operation, expectedSeq, previousHash, answers = [], people = [] } = batch
  if (batch.events.length === 0) throw new RangeError('nothing to append: keep a refusal with saveAnswers')
  const events: StoredEvent[] = seal(previousHash, batch.events)
  const head = { seq: expectedSeq + events.length, hash: events.at(-1)?.hash ?? previousHash }
  const [result] = await sql<{ moved: number }[]>`
    with moved as (
      update operations set last_seq = ${head.seq}, last_hash = ${head.hash}
      where id = ${operation} and last_seq = ${expectedSeq} and last_hash = ${previousHash}
      returning id
    ), logged as (
      insert into events (operation, seq, jurisdiction, stream_seq, type, version, payload, actor, command_id,
        about, shared_with, occurred_at, recorded_at, exercise_ms, story_at, hash)
      select moved.id, e.seq, e.jurisdiction, e."streamSeq", e.type, e.version, e.payload, e.actor, e."commandId",
        e.about, e."sharedWith", e."occurredAt", e."recordedAt", e."exerciseMs", e."storyAt", e.hash
      from moved, jsonb_to_recordset(${JSON.stringify(events)}::text::jsonb) as e(seq bigint, jurisdiction text,
        "streamSeq" bigint, type text, version integer, payload jsonb, actor jsonb, "commandId" text,
        about jsonb, "sharedWith" jsonb, "occurredAt" timestamptz, "recordedAt" timestamptz, "exerciseMs" bigint,
        "storyAt" timestamptz, hash text)
    ), answered as (
      insert into command_answers (operation, command_id, body_hash, actor, answer, at_seq, recorded_at)
      select moved.id, a."commandId", a."bodyHash", a.actor, a.answer, ${head.seq}::bigint, a."recordedAt"
      from moved, jsonb_to_recordset(${JSON.stringify(answers)}::text::jsonb) as a("commandId" text,
        "bodyHash" text, actor text, answer jsonb, "recordedAt" timestamptz)
    ), named as (
      ${keptPeopleSql(sql, people, sql`, moved`)}
    )
    select count(*)::integer as moved from moved`
  if (!result?.moved) throw new SequenceConflict(operation, expectedSeq)
  return { events, head }
}
