import type { Sql } from 'postgres'
import { orUpdateSql } from './upsert.ts'

/** What one node at a time may do. Kept among the settings; it runs out by the database's clock, so nodes need not agree on theirs. */
export interface Lease {
  readonly name: string
  readonly holder: string
}

const keyOf = (name: string): string => `lease:${name}`

/** Takes a lease for so long, or goes on holding it. Returns false when another holds it. */
export async function takeLease(
  { sql }: { sql: Sql },
  { name, holder }: Lease,
  forMs: number,
): Promise<boolean> {
  const taken = await sql`
    insert into settings (key, value)
    values (${keyOf(name)}, jsonb_build_object('holder', ${holder}::text,
      'until', now() + ${forMs}::float8 * interval '1 millisecond'))
    ${orUpdateSql(sql, ['key'], ['value'])}
    where settings.value ->> 'holder' = ${holder} or (settings.value ->> 'until')::timestamptz < now()
    returning key`
  return taken.length > 0
}

/** Gives it back, when it is still held, so that nobody need wait until it runs out. */
export async function releaseLease({ sql }: { sql: Sql }, { name, holder }: Lease): Promise<void> {
  await sql`delete from settings where key = ${keyOf(name)} and value ->> 'holder' = ${holder}`
}
