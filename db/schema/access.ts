import { boolean, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

export const accounts = pgTable('accounts', {
  id: text('id').primaryKey(),
  username: text('username').notNull().unique(),
  displayName: text('display_name').notNull(),
  passwordHash: text('password_hash').notNull(),
  disabled: boolean('disabled').notNull().default(false),
  lockedUntil: instant('locked_until'),
  mustChange: boolean('must_change').notNull().default(false),
  demo: boolean('demo').notNull().default(false),
  createdAt: instant('created_at').notNull(),
})

/** Who may do what where. `operation` is 'live', 'exercises' (all of them) or one id. */
export const grants = pgTable(
  'grants',
  {
    account: text('account').notNull(),
    operation: text('operation').notNull(),
    role: text('role').notNull(),
    jurisdiction: text('jurisdiction').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.account, t.operation, t.role, t.jurisdiction] }),
    index('grants_operation').on(t.operation),
  ],
)

/** Only the hash of a token is kept: who reads the database cannot sign in with it. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    account: text('account').notNull(),
    kind: text('kind').$type<'normal' | 'wall'>().notNull(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [index('sessions_account').on(t.account)],
)
