import { ApiError } from '../errors.ts'
import type { Storage } from '../plugins/database.ts'
import type { Account, Accounts } from './accounts.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { LOCKED_MS, MOST_TRIES, SignInTries } from './tries.ts'

/** Checks names and passwords: a wrong name and a wrong password get the same answer after the same work. */
export class SignIn {
  readonly #storage: Pick<Storage, 'accounts'>
  readonly #accounts: Accounts
  readonly #now: () => Date
  readonly #tries = new SignInTries()
  /** What a name that nobody has is checked against. */
  readonly #decoy: Promise<string>

  constructor(
    storage: Pick<Storage, 'accounts'>,
    accounts: Accounts,
    now: () => Date,
    passwordCost?: number,
  ) {
    this.#storage = storage
    this.#accounts = accounts
    this.#now = now
    this.#decoy = hashPassword('nobody has this', passwordCost)
  }

  /** @throws ApiError wrong-credentials, locked */
  async check(username: string, password: string): Promise<Account> {
    const nowMs = this.#now().getTime()
    const name = username.toLowerCase()
    const waitMs = this.#tries.begin(name, nowMs)
    if (waitMs > 0) throw locked(waitMs)
    const row = await this.#storage.accounts.findAccount(username)
    const right = await verifyPassword(password, row?.passwordHash ?? (await this.#decoy))
    const storedLockMs = (row?.lockedUntil?.getTime() ?? 0) - nowMs
    if (row && storedLockMs > 0) throw locked(storedLockMs)
    const account = row && !row.disabled && right ? await this.#accounts.get(row.id) : undefined
    if (!row || !account) {
      if (row) await this.#storage.accounts.countFailedTry(row.id, MOST_TRIES, new Date(nowMs + LOCKED_MS))
      throw new ApiError('wrong-credentials')
    }
    this.#tries.clear(name)
    if (row.failedTries > 0) await this.#storage.accounts.clearFailedTries(row.id)
    return account
  }

  /** An administrator has given a new password: the lock is lifted. */
  unlock(username: string): void {
    this.#tries.clear(username.toLowerCase())
  }
}

const locked = (waitMs: number): ApiError => new ApiError('locked', { retryAfterS: Math.ceil(waitMs / 1000) })
