import { randomBytes } from 'node:crypto'
import type { Sql } from 'postgres'

/** What a PostgreSQL server knows the connections of this process by. */
export const connectionName = `fenghuo ${process.pid} ${randomBytes(3).toString('hex')}`

/** Other processes of this program that have the same PostgreSQL database open: pid and address of each. */
export async function othersOn(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string; address: string | null }[]>`
    select distinct application_name as name, host(client_addr) as address from pg_stat_activity
    where datname = current_database() and application_name like 'fenghuo %' and application_name <> ${connectionName}`
  return rows.map(({ name, address }) => `${name.split(' ')[1]}@${address ?? 'localhost'}`)
}
