import { pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** Names and phones, kept out of the log so that they can be erased; the log holds the id. */
export const people = pgTable('people', {
  id: text('id').primaryKey(),
  name: text('name'),
  phone: text('phone'),
  /** What the county pack said last of somebody whom it names: what an administrator put right outlives a reload. */
  packName: text('pack_name'),
  packPhone: text('pack_phone'),
  erasedAt: instant('erased_at'),
})
