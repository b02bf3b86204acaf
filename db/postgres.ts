import postgres, { type Sql } from 'postgres'
import { wholeNumber } from './embedded/open.ts'
import { within } from './embedded/worker-handle.ts'
import { DatabaseTooNew, DatabaseUnreachable } from './errors.ts'
import { migrateTables } from './migrate.ts'
import { connectionName, othersOn } from './others.ts'

/** Any number that no other program locks by; several nodes that start together migrate one by one. */
const migrationLock = 7_201_990_101

/** A PostgreSQL server: ten connections. Throws DatabaseUnreachable. */
export async function openPostgres(url: string): Promise<Postgres> {
  try {
    await migrateAlone(url)
    const sql = client(url, 10)
    return {
      sql,
      ping: async () =>
        (await within(
          5_000,
          sql`select 1`.then(
            () => true,
            () => false,
          ),
        )) === true,
      close: () => sql.end({ timeout: 5 }),
    }
  } catch (cause) {
    throw cause instanceof DatabaseTooNew ? cause : new DatabaseUnreachable(url, cause)
  }
}

/** Who else of this program has that database open; nothing in it is touched. Throws DatabaseUnreachable. */
export async function othersAt(url: string): Promise<string[]> {
  const sql = client(url, 1)
  try {
    return await othersOn(sql)
  } catch (cause) {
    throw new DatabaseUnreachable(url, cause)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

interface Postgres {
  sql: Sql
  ping(): Promise<boolean>
  close(): Promise<void>
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

function client(url: string, max: number): Sql {
  return postgres(url, {
    // A plan made once while a table was empty reads all of it for ever; these tables grow all day.
    connection: { plan_cache_mode: 'force_custom_plan', application_name: connectionName },
    ...{ max, fetch_types: false, connect_timeout: 10, types: { wholeNumber }, onnotice: () => undefined },
  }) as unknown as Sql
}
