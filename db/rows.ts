import type { Sql } from 'postgres'

/** A row as the driver gives it, for a shape: instants as epoch milliseconds, what is missing as null. */
export type Columns<T> = {
  [K in keyof T]-?: K extends `${string}At`
    ? undefined extends T[K]
      ? number | null
      : number
    : undefined extends T[K]
      ? Exclude<T[K], undefined> | null
      : T[K]
}

/** A timestamptz(3) column as epoch milliseconds: the one form that no driver setting touches. */
export const ms = (sql: Sql, column: string) => sql`(extract(epoch from ${sql(column)}) * 1000)::bigint`

/** Epoch milliseconds as ISO-8601 in UTC, with milliseconds. */
export const iso = (epochMs: number): string => new Date(epochMs).toISOString()
