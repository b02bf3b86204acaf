import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { createGzip, gunzip } from 'node:zlib'
import type { Sql } from 'postgres'
import { type Columns, iso, ms } from './rows.ts'
import { orUpdateSql } from './upsert.ts'

/** The records of a store as they were right after event `seq`. */
export interface Checkpoint {
  operation: string
  seq: number
  /** When event `seq` was recorded. */
  recordedAt: string
  /** Version of the records' shape: a reader takes only what it understands and folds the rest. */
  format: number
  records: unknown[]
}

/** Records made into text in one go: a few milliseconds, in which nobody else is served. */
const AT_ONCE = 500

const unpack = promisify(gunzip)

/** Keeps a checkpoint; one already kept at the same seq is replaced. */
export async function saveCheckpoint({ sql }: { sql: Sql }, checkpoint: Checkpoint): Promise<void> {
  const { operation, seq, recordedAt, format, records } = checkpoint
  const gz = await buffer(Readable.from(textOf(records)).pipe(createGzip({ level: 1 })))
  await sql`
    insert into checkpoints (operation, seq, recorded_at, format, gz)
    values (${operation}, ${seq}, ${recordedAt}, ${format}, ${gz})
    ${orUpdateSql(sql, ['operation', 'seq'], ['recorded_at', 'format', 'gz'])}`
}

/** The records as one JSON array, piece by piece. */
function* textOf(records: readonly unknown[]): Generator<string> {
  yield '['
  for (let at = 0; at < records.length; at += AT_ONCE) {
    const piece = JSON.stringify(records.slice(at, at + AT_ONCE)).slice(1, -1)
    yield at === 0 ? piece : `,${piece}`
  }
  yield ']'
}

/** The last checkpoint at or before a seq (default: the last of all) in a format the caller understands. */
export async function nearestCheckpoint(
  { sql }: { sql: Sql },
  operation: string,
  format: number,
  seq = Number.MAX_SAFE_INTEGER,
): Promise<Checkpoint | undefined> {
  type Row = Columns<Omit<Checkpoint, 'records'>> & { gz: Buffer }
  const [row] = await sql<Row[]>`
    select operation, seq, ${ms(sql, 'recorded_at')} as "recordedAt", format, gz from checkpoints
    where operation = ${operation} and seq <= ${seq} and format = ${format}
    order by seq desc limit 1`
  if (!row) return undefined
  const { gz, ...rest } = row
  const records = JSON.parse((await unpack(gz)).toString()) as unknown[]
  return { ...rest, recordedAt: iso(row.recordedAt), records }
}
