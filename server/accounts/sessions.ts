import { createHash, randomBytes } from 'node:crypto'
import type { SessionRow } from '../../db/sessions.ts'
import type { Storage } from '../plugins/database.ts'
import type { Account, Accounts, Where } from './accounts.ts'
import { isWall } from './grants.ts'

/** Idle sign-out. */
export const IDLE_MS = 30 * 60_000
/** A wall is read from afar, by nobody who could sign in again. */
const WALL_MS = 400 * 24 * 60 * 60_000
/** How often the idle limit is moved on in the database. */
const TOUCH_EVERY_MS = 60_000

/** Somebody who is signed in. */
export interface Session {
  readonly tokenHash: string
  readonly account: Account
  readonly kind: SessionRow['kind']
  readonly expiresAt: Date
}

/** How long what was read is believed: `npm run account` may end a session in the database behind our back. */
const BELIEVED_MS = 5_000

interface Known {
  readonly row: SessionRow
  readonly readAt: number
  /** What the database has as `lastSeenAt`. */
  readonly storedSeenAt: number
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Who is signed in. Only the hash of a token is kept: who reads the database cannot sign in with it. */
export class Sessions {
  readonly #storage: Pick<Storage, 'sessions'>
  readonly #accounts: Accounts
  readonly #now: () => Date
  readonly #known = new Map<string, Known>()
  readonly #listeners = new Set<(tokenHash: string, where: Where) => void>()

  constructor(storage: Pick<Storage, 'sessions'>, accounts: Accounts, now: () => Date) {
    this.#storage = storage
    this.#accounts = accounts
    this.#now = now
    accounts.onChanged((id) => this.#forgetAll(id))
  }

  /** `listener` is told of every session that was ended by signing out. */
  onEnded(listener: (tokenHash: string, where: Where) => void): void {
    this.#listeners.add(listener)
  }

  async begin(account: Account): Promise<{ token: string; session: Session }> {
    const token = randomBytes(32).toString('base64url')
    const kind = isWall(account.grants) ? 'wall' : 'normal'
    const now = this.#now()
    const row = {
      ...{ tokenHash: hashOf(token), account: account.id, kind: kind as SessionRow['kind'] },
      ...{ createdAt: now, lastSeenAt: now, expiresAt: this.#limit(kind) },
    }
    await this.#storage.sessions.createSession(row)
    this.#keep(row)
    return { token, session: { tokenHash: row.tokenHash, account, kind, expiresAt: row.expiresAt } }
  }

  /** The session of a cookie's token. `active`: somebody did something, so the idle limit moves on. */
  async find(token: string | undefined, active = true): Promise<Session | undefined> {
    if (!token || token.length > 100) return undefined
    return this.byHash(hashOf(token), active)
  }

  async byHash(tokenHash: string, active = false): Promise<Session | undefined> {
    const row = await this.#row(tokenHash)
    if (!row || row.expiresAt <= this.#now()) return undefined
    const account = await this.#accounts.get(row.account)
    if (!account || account.disabled) return undefined
    const current = active ? await this.#touch(row) : row
    return { tokenHash, account, kind: row.kind, expiresAt: current.expiresAt }
  }

  async end(tokenHash: string): Promise<void> {
    await this.#storage.sessions.endSession(tokenHash)
    this.#ended(tokenHash, 'here')
  }

  /** It was ended at another node. */
  endedElsewhere(tokenHash: string): void {
    this.#ended(tokenHash, 'elsewhere')
  }

  /** Signs an account out everywhere but here. */
  async endOthers({ tokenHash, account }: Session): Promise<void> {
    await this.#storage.sessions.endSessionsOf(account.id, tokenHash)
    this.#accounts.signedOut(account.id)
  }

  /** Forgets what has run out; call it now and then. */
  async sweep(): Promise<void> {
    const now = this.#now()
    for (const { row } of [...this.#known.values()])
      if (row.expiresAt <= now) this.#known.delete(row.tokenHash)
    await this.#storage.sessions.endExpiredSessions(now)
  }

  #ended(tokenHash: string, where: Where): void {
    this.#known.delete(tokenHash)
    for (const listener of this.#listeners) listener(tokenHash, where)
  }

  async #row(tokenHash: string): Promise<SessionRow | undefined> {
    const known = this.#known.get(tokenHash)
    if (known && this.#now().getTime() - known.readAt < BELIEVED_MS) return known.row
    const read = await this.#storage.sessions.readSession(tokenHash)
    this.#known.delete(tokenHash)
    if (!read) return undefined
    // What was seen since the last write to the database is known here only.
    const row = known && known.row.expiresAt > read.expiresAt ? known.row : read
    this.#keep(row, read.lastSeenAt)
    return row
  }

  #keep(row: SessionRow, storedSeenAt = row.lastSeenAt): void {
    this.#known.set(row.tokenHash, {
      ...{ row, readAt: this.#now().getTime(), storedSeenAt: storedSeenAt.getTime() },
    })
  }

  async #touch(row: SessionRow): Promise<SessionRow> {
    const now = this.#now()
    const seen = { lastSeenAt: now, expiresAt: this.#limit(row.kind) }
    const known = this.#known.get(row.tokenHash)
    const storedSeenAt = known?.storedSeenAt ?? row.lastSeenAt.getTime()
    const isDue = now.getTime() - storedSeenAt >= TOUCH_EVERY_MS
    const next = { ...row, ...seen }
    this.#known.set(row.tokenHash, {
      ...{
        row: next,
        readAt: known?.readAt ?? now.getTime(),
        storedSeenAt: isDue ? now.getTime() : storedSeenAt,
      },
    })
    if (isDue) await this.#storage.sessions.touchSession(row.tokenHash, seen)
    return next
  }

  #limit(kind: SessionRow['kind']): Date {
    return new Date(this.#now().getTime() + (kind === 'wall' ? WALL_MS : IDLE_MS))
  }

  #forgetAll(account: string): void {
    for (const { row } of [...this.#known.values()])
      if (row.account === account) this.#known.delete(row.tokenHash)
  }
}
