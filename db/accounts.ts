import { asc, eq, inArray } from 'drizzle-orm'
import type { Database } from './connect.ts'
import { accounts, grants } from './schema.ts'
import { unlessThere } from './upsert.ts'

export type AccountRow = typeof accounts.$inferSelect
export type NewAccount = typeof accounts.$inferInsert
/** `operation`: 'live', 'exercises' (every one) or one id. */
export type GrantRow = typeof grants.$inferSelect
export type Grant = Omit<GrantRow, 'account'>

/** Makes an account with its rights, both or neither. Returns false when the name is taken. */
export function createAccount(
  { db }: Pick<Database, 'db'>,
  account: NewAccount,
  wanted: readonly Grant[] = [],
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const made = await unlessThere(tx.insert(accounts).values(account)).returning({ id: accounts.id })
    if (made.length === 0) return false
    if (wanted.length > 0) {
      await unlessThere(tx.insert(grants).values(wanted.map((grant) => ({ ...grant, account: account.id }))))
    }
    return true
  })
}

export async function readAccount({ db }: Pick<Database, 'db'>, id: string): Promise<AccountRow | undefined> {
  const [row] = await db.select().from(accounts).where(eq(accounts.id, id))
  return row
}

export async function findAccount(
  { db }: Pick<Database, 'db'>,
  username: string,
): Promise<AccountRow | undefined> {
  const [row] = await db.select().from(accounts).where(eq(accounts.username, username))
  return row
}

export const readAccounts = ({ db }: Pick<Database, 'db'>): Promise<AccountRow[]> =>
  db.select().from(accounts).orderBy(asc(accounts.username))

export async function setAccount(
  { db }: Pick<Database, 'db'>,
  id: string,
  change: Partial<Pick<AccountRow, 'displayName' | 'passwordHash' | 'disabled' | 'mustChange'>>,
): Promise<void> {
  await db.update(accounts).set(change).where(eq(accounts.id, id))
}

/** Locks an account until an instant, or (null) unlocks it. */
export async function lockAccount(
  { db }: Pick<Database, 'db'>,
  id: string,
  lockedUntil: Date | null,
): Promise<void> {
  await db.update(accounts).set({ lockedUntil }).where(eq(accounts.id, id))
}

/** The grants of these accounts (default: of all), always in the same order: the first that fits counts. */
export const readGrants = ({ db }: Pick<Database, 'db'>, ids?: readonly string[]): Promise<GrantRow[]> =>
  db
    .select()
    .from(grants)
    .where(ids && inArray(grants.account, [...ids]))
    .orderBy(asc(grants.account), asc(grants.operation), asc(grants.jurisdiction), asc(grants.role))

/** Gives an account exactly these grants. */
export async function setGrants(
  { db }: Pick<Database, 'db'>,
  account: string,
  wanted: readonly Grant[],
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(grants).where(eq(grants.account, account))
    if (wanted.length === 0) return
    await unlessThere(tx.insert(grants).values(wanted.map((grant) => ({ ...grant, account }))))
  })
}
