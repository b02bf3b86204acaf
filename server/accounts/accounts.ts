import { v7 as newId } from 'uuid'
import type { AccountRow, NewAccount } from '../../db/accounts.ts'
import type { Grant } from '../../domain/access.ts'
import { ApiError } from '../errors.ts'
import type { Storage } from '../plugins/database.ts'
import { hashPassword, oneTimePassword } from './password.ts'
import { grantOf } from './grants.ts'

/** An account with its rights, as the rest of the server knows it. */
export interface Account {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly disabled: boolean
  readonly mustChange: boolean
  readonly grants: readonly Grant[]
}

export interface NewAccountWish {
  readonly username: string
  readonly displayName: string
  readonly grants: readonly Grant[]
  /** Absent: a one-time password is made, to be changed at the first sign-in. */
  readonly password?: string
  readonly demo?: boolean
}

/** Whether something was done through this server, or by another process on the same database. */
export type Where = 'here' | 'elsewhere'

/** How long what was read is believed; a change made through this server is known at once. */
const BELIEVED_MS = 5_000

/** The accounts and their rights. Whoever must act on a change at once listens. */
export class Accounts {
  readonly #storage: Pick<Storage, 'accounts' | 'sessions'>
  readonly #now: () => Date
  readonly #passwordCost: number | undefined
  readonly #known = new Map<string, { account: Account; readAt: number }>()
  readonly #listeners = new Set<(id: string, where: Where) => void>()

  constructor(storage: Pick<Storage, 'accounts' | 'sessions'>, now: () => Date, passwordCost?: number) {
    this.#storage = storage
    this.#now = now
    this.#passwordCost = passwordCost
  }

  /** `listener` is told of every account whose rights or state changed. */
  onChanged(listener: (id: string, where: Where) => void): void {
    this.#listeners.add(listener)
  }

  /** An account, at most some seconds old. */
  async get(id: string): Promise<Account | undefined> {
    const known = this.#known.get(id)
    if (known && this.#now().getTime() - known.readAt < BELIEVED_MS) return known.account
    const row = await this.#storage.accounts.readAccount(id)
    const account = row && (await this.#withGrants([row]))[0]
    if (account) this.#known.set(id, { account, readAt: this.#now().getTime() })
    else this.#known.delete(id)
    return account
  }

  async list(): Promise<Account[]> {
    return this.#withGrants(await this.#storage.accounts.readAccounts())
  }

  async find(username: string): Promise<Account | undefined> {
    const row = await this.#storage.accounts.findAccount(username)
    return row && (await this.#withGrants([row]))[0]
  }

  /** @throws ApiError name-taken. @returns the account and, when one was made, its one-time password */
  async make(wish: NewAccountWish): Promise<{ account: Account; password: string | undefined }> {
    const made = wish.password === undefined ? oneTimePassword() : undefined
    const row: NewAccount = {
      id: newId(),
      username: wish.username,
      displayName: wish.displayName,
      passwordHash: await this.#hash(wish.password ?? made ?? ''),
      mustChange: made !== undefined,
      demo: wish.demo ?? false,
      createdAt: this.#now(),
    }
    if (!(await this.#storage.accounts.createAccount(row, wish.grants))) throw new ApiError('name-taken')
    const account = await this.get(row.id)
    if (!account) throw new Error(`Account ${row.id} was made and is not there`)
    return { account, password: made }
  }

  async change(
    id: string,
    change: { disabled?: boolean; displayName?: string; grants?: readonly Grant[] },
  ): Promise<void> {
    const { grants, ...fields } = change
    if (Object.keys(fields).length > 0) await this.#storage.accounts.setAccount(id, fields)
    if (grants) await this.#storage.accounts.setGrants(id, grants)
    if (fields.disabled) await this.#storage.sessions.endSessionsOf(id)
    this.#tell(id)
  }

  /** Gives a one-time password and signs the account out everywhere. */
  async reset(id: string): Promise<string> {
    const password = oneTimePassword()
    const passwordHash = await this.#hash(password)
    await this.#storage.accounts.setAccount(id, { passwordHash, mustChange: true })
    await this.#storage.accounts.lockAccount(id, null)
    await this.#storage.sessions.endSessionsOf(id)
    this.#tell(id)
    return password
  }

  async setPassword(id: string, password: string): Promise<void> {
    await this.#storage.accounts.setAccount(id, {
      passwordHash: await this.#hash(password),
      mustChange: false,
    })
    this.#tell(id)
  }

  /** Another node has changed it, or ended its sessions. */
  changedElsewhere(id: string): void {
    this.#tell(id, 'elsewhere')
  }

  /** Its sessions were ended. */
  signedOut(id: string): void {
    this.#tell(id)
  }

  #hash(password: string): Promise<string> {
    return hashPassword(password, this.#passwordCost)
  }

  #tell(id: string, where: Where = 'here'): void {
    this.#known.delete(id)
    for (const listener of this.#listeners) listener(id, where)
  }

  async #withGrants(rows: readonly AccountRow[]): Promise<Account[]> {
    const ids = rows.map(({ id }) => id)
    const grants = rows.length > 0 ? await this.#storage.accounts.readGrants(ids) : []
    return rows.map(({ id, username, displayName, disabled, mustChange }) => ({
      ...{ id, username, displayName, disabled, mustChange },
      grants: grants.filter((grant) => grant.account === id).flatMap((grant) => grantOf(grant) ?? []),
    }))
  }
}
