import type { Sql } from 'postgres'
import type { PersonRow } from './event-log.ts'
import { orUpdateSql } from './upsert.ts'

/**
 * The statement that keeps people; who was erased stays erased. A pack's name or phone is written only when it is
 * another than the pack said before: what an administrator put right in between stays. `also`: what else it selects
 * from, so that it does nothing when that is empty.
 */
export const keptPeopleSql = (sql: Sql, rows: readonly PersonRow[], also: ReturnType<Sql> = sql``) => sql`
  insert into people (id, name, phone, pack_name, pack_phone)
  select p.id, p.name, p.phone, case when p."ofPack" then p.name end, case when p."ofPack" then p.phone end
  from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
    as p(id text, name text, phone text, "ofPack" boolean)${also}
  ${orUpdateSql(
    sql,
    ['id'],
    [
      ['name', sql`case when excluded.pack_name = people.pack_name then people.name else excluded.name end`],
      [
        'phone',
        sql`case when excluded.pack_phone = people.pack_phone then people.phone else excluded.phone end`,
      ],
      'pack_name',
      'pack_phone',
    ],
  )} where people.erased_at is null`
