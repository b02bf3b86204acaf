import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { count, instant } from './columns.ts'

/** Who did what to what, and how it ended. Append-only: a trigger refuses changes, a hash chain shows them. */
export const audit = pgTable(
  'audit',
  {
    seq: count('seq').primaryKey(),
    at: instant('at').notNull(),
    account: text('account'),
    what: text('what').notNull(),
    target: text('target'),
    result: text('result').notNull(),
    detail: jsonb('detail').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [index('audit_at').on(t.at)],
)
