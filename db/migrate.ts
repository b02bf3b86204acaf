import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Sql } from 'postgres'
import { DatabaseTooNew } from './errors.ts'
import { migrationsFolder } from './project.ts'

/** Brings the tables up to date, in one transaction. Throws DatabaseTooNew for data of a later version. */
export async function migrateTables(sql: Sql): Promise<void> {
  const folder = { migrationsFolder: migrationsFolder() }
  const newest = Math.max(...readMigrationFiles(folder).map((migration) => migration.folderMillis))
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations')::text as name`
  if (table?.['name']) {
    const [last] = await sql`select max(created_at)::text as at from drizzle.__drizzle_migrations`
    if (Number(last?.['at'] ?? 0) > newest) throw new DatabaseTooNew()
  }
  await migrate(drizzle(sql), folder)
}
