import { createHash } from 'node:crypto'
import { ApiError } from '../errors.ts'
import type { Storage } from '../plugins/database.ts'
import type { Account, Accounts } from './accounts.ts'
import { KnownBrowsers } from './known-browser.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { sourceOf } from './source.ts'
import { LOCKED_MS, MOST_TRIES, MOST_TRIES_ANYWHERE, SignInTries } from './tries.ts'

export interface SignInOptions {
  readonly storage: Pick<Storage, 'accounts'>
  readonly accounts: Accounts
  readonly now: () => Date
  /** Seals what a browser is known by. */
  readonly secret: string
  readonly passwordCost?: number | undefined
}

/** Where somebody tries to sign in from. */
export interface Place {
  /** The client's address, as far as the proxies in front are believed. */
  readonly address: string
  /** What the browser was given when somebody signed in there before. */
  readonly browser?: string | undefined
}

/** Names are counted by a digest, which other nodes may be told: now and then somebody types a password here. */
const digestOf = (username: string): string =>
  createHash('sha256').update(username.toLowerCase()).digest('base64url')

/**
 * Checks names and passwords: a wrong name and a wrong password get the same answer after the same work. Wrong
 * passwords lock a name where they were typed, so that nobody far away can lock out whoever is on duty.
 */
export class SignIn {
  readonly #options: SignInOptions
  readonly #browsers: KnownBrowsers
  /** By name and place: a known browser, or an address. */
  readonly #here = new SignInTries(MOST_TRIES)
  /** By name, from all browsers that are not known to it. */
  readonly #anywhere = new SignInTries(MOST_TRIES_ANYWHERE, LOCKED_MS)
  /** The counts that several nodes keep together. */
  readonly counts = { here: this.#here, anywhere: this.#anywhere } as const
  /** What a name that nobody has is checked against. */
  readonly #decoy: Promise<string>

  constructor(options: SignInOptions) {
    this.#options = options
    this.#browsers = new KnownBrowsers(options.secret)
    this.#decoy = hashPassword('nobody has this', options.passwordCost)
  }

  /** @returns the account, and what its browser is known by from now on. @throws ApiError wrong-credentials, locked */
  async check(
    username: string,
    password: string,
    place: Place,
  ): Promise<{ account: Account; browser: string }> {
    const { storage, accounts, now } = this.#options
    const name = digestOf(username)
    const row = await storage.accounts.findAccount(username)
    const known = row && this.#browsers.known(place.browser, row)
    const here = `${name} ${known === undefined ? sourceOf(place.address) : `browser ${known}`}`
    const nowMs = now().getTime()
    const storedWaitMs = (row?.lockedUntil?.getTime() ?? 0) - nowMs
    const elsewhereMs = known === undefined ? Math.max(this.#anywhere.wait(name, nowMs), storedWaitMs) : 0
    const waitMs = Math.max(this.#here.wait(here, nowMs), elsewhereMs)
    if (waitMs > 0) throw new ApiError('locked', { retryAfterS: Math.ceil(waitMs / 1000) })
    this.#here.begin(here, nowMs)
    if (known === undefined) this.#anywhere.begin(name, nowMs)

    const right = await verifyPassword(password, row?.passwordHash ?? (await this.#decoy))
    const account = row && !row.disabled && right ? await accounts.get(row.id) : undefined
    if (!row || !account) {
      // Only the lock is written, so that it outlives a restart: to guess costs the disk nothing, and tells nothing.
      const lockedMs = known === undefined ? this.#anywhere.wait(name, nowMs) : 0
      if (row && lockedMs > 0) await storage.accounts.lockAccount(row.id, new Date(nowMs + lockedMs))
      throw new ApiError('wrong-credentials')
    }
    this.#here.clear(here)
    // A known browser's success says nothing about the strangers' tries: their lock stays.
    if (known === undefined) {
      const mayBeLocked = row.lockedUntil !== null || this.#anywhere.count(name) > 1
      this.#anywhere.clear(name)
      // Another try may have written the lock since the row was read.
      if (mayBeLocked) await storage.accounts.lockAccount(row.id, null)
    }
    return { account, browser: this.#browsers.remember(place.browser, row) }
  }

  /** An administrator has given a new password: the locks are lifted. */
  unlock(username: string): void {
    const name = digestOf(username)
    this.#here.clearAll(`${name} `)
    this.#anywhere.clear(name)
  }
}
