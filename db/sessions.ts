import { and, eq, lt, ne } from 'drizzle-orm'
import type { Database } from './connect.ts'
import { sessions } from './schema.ts'

export type SessionRow = typeof sessions.$inferSelect

export async function createSession({ db }: Pick<Database, 'db'>, session: SessionRow): Promise<void> {
  await db.insert(sessions).values(session)
}

/** The session of a token's hash, expired or not. */
export async function readSession(
  { db }: Pick<Database, 'db'>,
  tokenHash: string,
): Promise<SessionRow | undefined> {
  const [row] = await db.select().from(sessions).where(eq(sessions.tokenHash, tokenHash))
  return row
}

/** Moves the idle limit on; call it now and then (once a minute), not with every request. */
export async function touchSession(
  { db }: Pick<Database, 'db'>,
  tokenHash: string,
  seen: Pick<SessionRow, 'lastSeenAt' | 'expiresAt'>,
): Promise<void> {
  await db.update(sessions).set(seen).where(eq(sessions.tokenHash, tokenHash))
}

export async function endSession({ db }: Pick<Database, 'db'>, tokenHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash))
}

/** Signs an account out everywhere, or everywhere but in one session. */
export async function endSessionsOf(
  { db }: Pick<Database, 'db'>,
  account: string,
  but?: string,
): Promise<void> {
  const others = but === undefined ? undefined : ne(sessions.tokenHash, but)
  await db.delete(sessions).where(and(eq(sessions.account, account), others))
}

export async function endExpiredSessions({ db }: Pick<Database, 'db'>, now: Date): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, now))
}
