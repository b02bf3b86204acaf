import postgres, { type Sql } from 'postgres'
import { wholeNumber } from './embedded/open.ts'
import { within } from './embedded/worker-handle.ts'
import { DatabaseInUse, DatabaseTooNew, DatabaseUnreachable, RestoreUnderWay } from './errors.ts'
import { Hold, type HoldOptions, connectionName } from './hold.ts'
import { migrateTables } from './migrate.ts'

/** Any number that no other program locks by; several nodes that start together migrate one by one. */
const migrationLock = 7_201_990_101

/** Errors that say themselves why the database is not opened. */
const plain = [DatabaseInUse, DatabaseTooNew, RestoreUnderWay]

/**
 * A PostgreSQL server: ten connections, and one that holds the database open (hold.ts).
 * Throws DatabaseUnreachable, RestoreUnderWay; alone: DatabaseInUse.
 */
export async function openPostgres(
  url: string,
  { alone, gone }: Pick<HoldOptions, 'alone' | 'gone'>,
): Promise<Postgres> {
  let hold: Hold | undefined
  try {
    // Before its tables are brought up to date, under servers that run.
    hold = await Hold.take({
      alone,
      gone,
      line: (onclose) => client(url, 1, { onclose, max_lifetime: null }),
    })
    await migrateAlone(url)
    await hold.watch()
  } catch (cause) {
    await hold?.release()
    throw plain.some((kind) => cause instanceof kind) ? cause : new DatabaseUnreachable(url, cause)
  }
  const held = hold
  const sql = client(url, 10)
  return {
    sql,
    assertAlone: () => held.assertAlone(),
    ping: async () =>
      (await within(
        5_000,
        sql`select 1`.then(
          () => true,
          () => false,
        ),
      )) === true,
    // The hold last: what is still being written is.
    close: async () => {
      await sql.end({ timeout: 5 })
      await held.release()
    },
  }
}

interface Postgres {
  sql: Sql
  ping(): Promise<boolean>
  close(): Promise<void>
  /** @throws DatabaseInUse: it was opened alone and may not be any more */
  assertAlone(): Promise<void>
}

async function migrateAlone(url: string): Promise<void> {
  const sql = client(url, 1)
  try {
    await sql`select pg_advisory_lock(${migrationLock})`
    await migrateTables(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

interface ClientOptions {
  onclose?: () => void
  /** Seconds; null: for ever. The driver’s own is half an hour to an hour. */
  max_lifetime?: null
}

function client(url: string, max: number, more: ClientOptions = {}): Sql {
  return postgres(url, {
    // A plan made once while a table was empty reads all of it for ever; these tables grow all day.
    connection: { plan_cache_mode: 'force_custom_plan', application_name: connectionName },
    ...{ max, fetch_types: false, connect_timeout: 10, types: { wholeNumber }, onnotice: () => undefined },
    ...more,
  }) as unknown as Sql
}
