import { and, asc, eq, inArray, sql } from 'drizzle-orm'
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

/** When an account is locked: after `limit` wrong passwords within `windowMs`. */
export interface TryLimit {
  limit: number
  windowMs: number
}

/**
 * Counts a wrong password, in one statement, so that tries at once all count; at the limit the account is locked
 * until `lockedUntil` and the count starts again. Returns whether it is locked now.
 */
export async function countFailedTry(
  { db }: Pick<Database, 'db'>,
  id: string,
  { limit, windowMs }: TryLimit,
  when: { at: Date; lockedUntil: Date },
): Promise<boolean> {
  const { failedTries, failedSince } = accounts
  const start = new Date(when.at.getTime() - windowMs).toISOString()
  const isFirst = sql`(${failedSince} is null or ${failedSince} <= ${start}::timestamptz)`
  const count = sql`case when ${isFirst} then 1 else ${failedTries} + 1 end`
  const isFull = sql`(${count}) >= ${limit}::integer`
  const [row] = await db
    .update(accounts)
    .set({
      failedTries: sql`case when ${isFull} then 0 else ${count} end`,
      failedSince: sql`case when ${isFirst} then ${when.at.toISOString()}::timestamptz else ${failedSince} end`,
      lockedUntil: sql`case when ${isFull} then ${when.lockedUntil.toISOString()}::timestamptz else ${accounts.lockedUntil} end`,
    })
    .where(eq(accounts.id, id))
    .returning({ failedTries })
  return row?.failedTries === 0
}

export async function clearFailedTries({ db }: Pick<Database, 'db'>, id: string): Promise<void> {
  await db
    .update(accounts)
    .set({ failedTries: 0, failedSince: null, lockedUntil: null })
    .where(eq(accounts.id, id))
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

export async function addGrant({ db }: Pick<Database, 'db'>, grant: GrantRow): Promise<void> {
  await unlessThere(db.insert(grants).values(grant))
}

export async function removeGrant({ db }: Pick<Database, 'db'>, grant: GrantRow): Promise<void> {
  await db
    .delete(grants)
    .where(
      and(
        eq(grants.account, grant.account),
        eq(grants.operation, grant.operation),
        eq(grants.role, grant.role),
        eq(grants.jurisdiction, grant.jurisdiction),
      ),
    )
}
