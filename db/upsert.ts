import type { Sql } from 'postgres'

/**
 * Every upsert of the program ends in one of these: `ON CONFLICT` is what PostgreSQL's kin (openGauss,
 * Kingbase) write in their own ways, so this is the file to change for one of them.
 */

/** Inserts what is not there yet and leaves alone what is. */
export const unlessThere = <Q>(insert: { onConflictDoNothing(): Q }): Q => insert.onConflictDoNothing()

/** Inserts, or changes the row that has the same key. */
export const orUpdate = <C, Q>(insert: { onConflictDoUpdate(config: C): Q }, config: C): Q =>
  insert.onConflictDoUpdate(config)

/** The same two for the driver's own SQL; names of columns, as in the database. */
export const unlessThereSql = (sql: Sql, ...key: string[]) => sql`on conflict (${sql(key)}) do nothing`

/** `set`: columns that take the new row's value, or with an expression over `excluded` and the table. */
export const orUpdateSql = (
  sql: Sql,
  key: string[],
  set: (string | readonly [column: string, to: ReturnType<Sql>])[],
) => {
  const assignments = set.map((one, i) => {
    const [column, to] = typeof one === 'string' ? [one, sql`excluded.${sql(one)}`] : one
    return sql`${i ? sql`,` : sql``} ${sql(column)} = ${to}`
  })
  return sql`on conflict (${sql(key)}) do update set ${assignments}`
}
