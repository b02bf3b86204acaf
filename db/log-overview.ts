import type { Sql } from 'postgres'
import { ChainCheck } from './hash-chain.ts'
import { eachEvent } from './read-log.ts'
import { iso, ms } from './rows.ts'

export interface Bucket {
  /** Start of the bucket; the next bucket's start is its end. */
  from: string
  events: number
  /** The first seq in it; null when it is empty. */
  firstSeq: number | null
}

/** Whose events are counted: those of a jurisdiction, or shared with it, and those that all may read. */
export interface Counted {
  jurisdiction: string
  /** Types read by all who are in the operation, and types hidden from this reader. */
  open: readonly string[]
  hidden: readonly string[]
}

/** How many events were recorded in each of `buckets` equal parts of the log's time, for a time bar. */
export async function density(
  { sql }: { sql: Sql },
  operation: string,
  buckets: number,
  counted?: Counted,
): Promise<Bucket[]> {
  const [span] = await sql<{ first: number | null; last: number | null }[]>`
    select (select ${ms(sql, 'recorded_at')} from events where operation = ${operation}
        order by recorded_at limit 1) as first,
      (select ${ms(sql, 'recorded_at')} from events where operation = ${operation}
        order by recorded_at desc limit 1) as last`
  if (!span || span.first === null || span.last === null) return []
  const { first } = span
  const widthMs = Math.max(1, Math.ceil((span.last - first + 1) / buckets))
  const rows = await sql<{ bucket: number; events: number; firstSeq: number }[]>`
    select ((${ms(sql, 'recorded_at')} - ${first}::bigint) / ${widthMs}::bigint)::integer as bucket,
      count(*)::integer as events, min(seq) as "firstSeq"
    from events where operation = ${operation} ${counted ? within(sql, counted) : sql``} group by 1`
  const found = new Map(rows.map((row) => [row.bucket, row]))
  return Array.from({ length: buckets }, (_, i) => ({
    from: iso(first + i * widthMs),
    events: found.get(i)?.events ?? 0,
    firstSeq: found.get(i)?.firstSeq ?? null,
  }))
}

/** The same rule as `viewEvent`, for counting where reading every event would take too long. */
const within = (sql: Sql, { jurisdiction, open, hidden }: Counted) => sql`
  and not (type in (select jsonb_array_elements_text(${JSON.stringify(hidden)}::text::jsonb)))
  and (
    starts_with(jurisdiction, ${jurisdiction})
    or type in (select jsonb_array_elements_text(${JSON.stringify(open)}::text::jsonb))
    or exists (
      select 1 from jsonb_array_elements_text(shared_with) as s(code)
      where starts_with(s.code, ${jurisdiction}) or starts_with(${jurisdiction}, s.code)
    )
  )`

export interface ChainReport {
  ok: boolean
  /** Events whose hash is right. */
  checked: number
  /** Seq of the first event that was changed, or that follows one taken out. */
  firstBad?: number
}

/** Checks a whole log: every hash, every seq, and that it ends where the operation says. */
export async function verifyChain(database: { sql: Sql }, operation: string): Promise<ChainReport> {
  const [end] = await database.sql<{ seq: number; hash: string }[]>`
    select last_seq as seq, last_hash as hash from operations where id = ${operation}`
  if (!end) return { ok: false, checked: 0 }
  const check = new ChainCheck()
  let seq = 0
  for await (const page of eachEvent(database, operation, { after: 0, upTo: end.seq, limit: 500 })) {
    for (const event of page) {
      seq += 1
      if (event.seq === seq) check.add(event)
      if (event.seq !== seq || check.bad) return { ok: false, checked: check.checked, firstBad: seq }
    }
  }
  if (seq === end.seq && check.lastHash === end.hash) return { ok: true, checked: seq }
  return { ok: false, checked: seq, firstBad: seq + 1 }
}
