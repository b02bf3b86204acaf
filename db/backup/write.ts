import { createHash } from 'node:crypto'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Sql } from 'postgres'
import { type Row, backedUp } from './tables.ts'

export const backupVersion = 1

/** First line of a backup. */
export interface Manifest {
  fenghuo: 'backup'
  version: number
  at: string
}

/** Last line: what must have come before. `sha256` is of all bytes up to this line. */
export interface Trailer {
  end: true
  rows: Record<string, number>
  sha256: string
}

/**
 * Writes everything worth keeping as one gzipped file of JSON lines and ends the stream. It reads in short
 * pages, so commands go on meanwhile, and takes each log up to where it ended at the start: what is
 * written is one moment, and its hash chains end where they say.
 */
export async function writeBackup({ sql }: { sql: Sql }, output: Writable, now = new Date()): Promise<void> {
  await pipeline(Readable.from(lines(sql, now)), createGzip({ level: 6 }), output)
}

async function* lines(sql: Sql, now: Date): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const rows: Record<string, number> = {}
  const line = (value: object): string => {
    const text = `${JSON.stringify(value)}\n`
    hash.update(text)
    return text
  }
  const manifest: Manifest = { fenghuo: 'backup', version: backupVersion, at: now.toISOString() }
  yield line(manifest)
  const ends = await readEnds(sql)
  for (const { name, key, page } of backedUp) {
    rows[name] = 0
    for (let last: Row | undefined; ;) {
      const found = await readPage(sql, name, key, page, last)
      last = found.at(-1)
      if (!last) break
      const kept = found.map((row) => within(ends, name, row)).filter((row) => row !== undefined)
      rows[name] += kept.length
      if (kept.length > 0) yield line({ table: name, rows: kept })
    }
  }
  const trailer: Trailer = { end: true, rows, sha256: hash.digest('hex') }
  yield `${JSON.stringify(trailer)}\n`
}

/** Where every log ends at the start of the backup. */
interface Ends {
  operations: Map<string, Row>
  auditSeq: number
}

async function readEnds(sql: Sql): Promise<Ends> {
  const rows = await sql<{ row: Row }[]>`select to_jsonb(o) as row from operations o`
  const [last] = await sql<{ seq: number }[]>`select coalesce(max(seq), 0) as seq from audit`
  return { operations: new Map(rows.map(({ row }) => [String(row['id']), row])), auditSeq: last?.seq ?? 0 }
}

/** The row as it was at the start; `undefined` if it came later. */
function within(ends: Ends, table: string, row: Row): Row | undefined {
  if (table === 'operations') return ends.operations.get(String(row['id']))
  if (table === 'audit') return Number(row['seq']) <= ends.auditSeq ? row : undefined
  const seq = table === 'events' ? row['seq'] : table === 'command_answers' ? row['at_seq'] : undefined
  if (seq === undefined) return row
  const end = ends.operations.get(String(row['operation']))
  return end && Number(seq) <= Number(end['last_seq']) ? row : undefined
}

async function readPage(
  sql: Sql,
  table: string,
  key: readonly string[],
  limit: number,
  last?: Row,
): Promise<Row[]> {
  const columns = sql(key as string[])
  const from = last ? sql`where (${columns}) > (${keyOf(sql, key, last, table)})` : sql``
  const rows = await sql<{ row: Row }[]>`
    select to_jsonb(t) as row from (
      select * from ${sql(table)} ${from} order by ${columns} limit ${limit}
    ) t`
  return rows.map(({ row }) => row)
}

/** The last row's key, each column with its own type. */
function keyOf(sql: Sql, key: readonly string[], last: Row, table: string) {
  const row = sql`jsonb_populate_record(null::${sql(table)}, ${JSON.stringify(last)}::text::jsonb)`
  return sql`select ${sql(key as string[])} from ${row}`
}
