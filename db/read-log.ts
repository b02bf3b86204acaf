import type { Sql } from 'postgres'
import type { Head, StoredEvent } from './event-log.ts'
import { type Columns, iso, ms } from './rows.ts'

/** The end of an operation's log; of an unknown operation, `undefined`. */
export async function readHead({ sql }: { sql: Sql }, operation: string): Promise<Head | undefined> {
  const [row] = await sql<
    Head[]
  >`select last_seq as seq, last_hash as hash from operations where id = ${operation}`
  return row && { seq: Number(row.seq), hash: row.hash }
}

export interface Page {
  /** Events with a greater seq. */
  after: number
  /** Up to and including this seq. */
  upTo?: number
  /** At most this many. Keep it short (some hundreds): on the embedded database a long read delays commits. */
  limit: number
}

const columns = (sql: Sql) => sql`
  operation, seq, stream_seq as "streamSeq", jurisdiction, about, shared_with as "sharedWith", type, version, payload,
  actor, command_id as "commandId", ${ms(sql, 'occurred_at')} as "occurredAt",
  ${ms(sql, 'recorded_at')} as "recordedAt", exercise_ms as "exerciseMs", ${ms(sql, 'story_at')} as "storyAt", hash`

function toEvent({ exerciseMs, storyAt, ...row }: Columns<StoredEvent>): StoredEvent {
  return {
    ...row,
    occurredAt: iso(row.occurredAt),
    recordedAt: iso(row.recordedAt),
    ...(exerciseMs === null ? {} : { exerciseMs }),
    ...(storyAt === null ? {} : { storyAt: iso(storyAt) }),
  }
}

/** One page of a log, in its order. */
export async function readEvents(
  { sql }: { sql: Sql },
  operation: string,
  page: Page,
): Promise<StoredEvent[]> {
  const rows = await sql<Columns<StoredEvent>[]>`
    select ${columns(sql)} from events
    where operation = ${operation} and seq > ${page.after} and seq <= ${page.upTo ?? Number.MAX_SAFE_INTEGER}
    order by seq limit ${page.limit}`
  return rows.map(toEvent)
}

/** The newest events that concern one record, newest first; the next page is `before` the last seq of this. */
export async function readEventsAbout(
  { sql }: { sql: Sql },
  operation: string,
  record: string,
  page: { before?: number; limit: number },
): Promise<StoredEvent[]> {
  const rows = await sql<Columns<StoredEvent>[]>`
    select ${columns(sql)} from events
    where about @> ${JSON.stringify([record])}::text::jsonb and operation = ${operation}
      and seq < ${page.before ?? Number.MAX_SAFE_INTEGER}
    order by seq desc limit ${page.limit}`
  return rows.map(toEvent)
}

/** The whole log from `after` on, page by page. */
export async function* eachEvent(
  database: { sql: Sql },
  operation: string,
  page: Page,
): AsyncGenerator<StoredEvent[]> {
  for (let after = page.after; ;) {
    const events = await readEvents(database, operation, { ...page, after })
    const last = events.at(-1)
    if (!last) return
    yield events
    after = last.seq
  }
}

/** The seq of the last event recorded at or before an instant; 0 when there is none. */
export async function seqAt({ sql }: { sql: Sql }, operation: string, instant: Date): Promise<number> {
  const [row] = await sql<{ seq: number }[]>`
    select seq from events where operation = ${operation} and recorded_at <= ${instant.toISOString()}
    order by recorded_at desc, seq desc limit 1`
  return row?.seq ?? 0
}

/** The last `streamSeq` of each jurisdiction, up to a seq (default: the end). */
export async function streamHeads(
  { sql }: { sql: Sql },
  operation: string,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<Map<string, number>> {
  const rows = await sql<{ jurisdiction: string; head: number }[]>`
    select jurisdiction, max(stream_seq) as head from events
    where operation = ${operation} and seq <= ${upTo} group by jurisdiction`
  return new Map(rows.map((row) => [row.jurisdiction, row.head]))
}
