/** After this many wrong passwords in a row a name is locked. */
export const MOST_TRIES = 5
export const LOCKED_MS = 15 * 60_000
/** Names remembered; of more the oldest are forgotten. Known accounts are locked in the database too. */
const MOST_NAMES = 10_000

interface Tries {
  count: number
  lockedUntil: number
}

/**
 * Counts wrong passwords by the name that was typed, whether or not there is such an account: a lock must not tell.
 * A try counts when it begins, so fifty at once are not fifty tries.
 */
export class SignInTries {
  readonly #byName = new Map<string, Tries>()

  /** Begins a try. @returns the milliseconds until the name is free again, 0 when it may be tried */
  begin(name: string, nowMs: number): number {
    const tries = this.#byName.get(name) ?? { count: 0, lockedUntil: 0 }
    if (tries.lockedUntil > nowMs) return tries.lockedUntil - nowMs
    const count = tries.lockedUntil > 0 ? 1 : tries.count + 1
    this.#byName.delete(name)
    this.#byName.set(name, { count, lockedUntil: count >= MOST_TRIES ? nowMs + LOCKED_MS : 0 })
    for (const oldest of this.#byName.keys()) {
      if (this.#byName.size <= MOST_NAMES) break
      this.#byName.delete(oldest)
    }
    return 0
  }

  /** The right password, or an administrator, begins the count anew. */
  clear(name: string): void {
    this.#byName.delete(name)
  }
}
