import { pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** Names and phones, kept out of the log so that they can be erased; the log holds the id. */
export const people = pgTable('people', {
  id: text('id').primaryKey(),
  name: text('name'),
  phone: text('phone'),
  erasedAt: instant('erased_at'),
})
