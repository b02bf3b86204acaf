import { type PostgresJsDatabase, drizzle } from 'drizzle-orm/postgres-js'
import type { Sql } from 'postgres'
import { writeBackup } from './backup/write.ts'
import { type Embedded, type EmbeddedOptions, openEmbedded } from './embedded/open.ts'
import type { Ownership } from './embedded/owner.ts'
import type { DatabaseReplaced, RestoreUnderWay } from './errors.ts'
import { migrateTables } from './migrate.ts'
import { openPostgres } from './postgres.ts'
import * as schema from './schema.ts'

export interface Database {
  kind: 'embedded' | 'postgres'
  db: PostgresJsDatabase<typeof schema>
  /**
   * The driver itself, for what drizzle cannot say. drizzle has changed its parsers: instants arrive as
   * text and JSON parameters are not encoded, so select `extract(epoch …)` and pass `${text}::text::jsonb`.
   */
  sql: Sql
  /** Whether a query is answered within 5 s. */
  ping(): Promise<boolean>
  close(): Promise<void>
  /**
   * Opened `alone`: resolves while it still is. Only a lost connection can end that.
   * @throws DatabaseInUse
   */
  assertAlone(): Promise<void>
  /** Embedded only: other processes' way to ask this one, which alone may touch the folder. */
  owner?: Ownership
  /** Embedded only, for `/metrics` and tests. */
  embedded?: Embedded
}

export interface ConnectOptions {
  dataDir: string
  /** Unset: the embedded database in `dataDir`. */
  databaseUrl?: string | undefined
  /** A restore: nobody else may have the database open, nor open it, until it is closed. Embedded ones are always so. */
  alone?: boolean
  /**
   * PostgreSQL only: its line was cut, and a restore takes or took its place meanwhile. Whoever goes on writes after a log
   * that is not there any more; without this it is noted.
   */
  gone?: (error: RestoreUnderWay | DatabaseReplaced) => void
  /** Told what the operator should know. */
  note?: (text: string) => void
  embedded?: Omit<EmbeddedOptions, 'note'>
}

/** Opens the database and brings its tables up to date. Errors meant for people are in errors.ts. */
export async function connectDatabase(options: ConnectOptions): Promise<Database> {
  const note = options.note ?? (() => undefined)
  if (options.databaseUrl) {
    const { alone = false, gone = ({ message }) => note(message) } = options
    const { sql, ...rest } = await openPostgres(options.databaseUrl, { alone, gone })
    return { kind: 'postgres', sql, ...rest, db: drizzle(sql, { schema }) }
  }
  const embedded = await openEmbedded(options.dataDir, { note, ...options.embedded })
  const { sql, ping, close, owner } = embedded
  try {
    await migrateTables(sql)
    owner.answer('backup', (_, reply) => writeBackup({ sql }, reply))
  } catch (error) {
    await close()
    throw error
  }
  const assertAlone = async () => undefined
  return { kind: 'embedded', sql, ping, close, assertAlone, owner, embedded, db: drizzle(sql, { schema }) }
}
