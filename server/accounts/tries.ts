/** 等保: after this many wrong passwords from one place the name is locked there. */
export const MOST_TRIES = 5
export const LOCKED_MS = 15 * 60_000
/** After this many within `LOCKED_MS`, from all places together, a name is locked for every browser not known to it. */
export const MOST_TRIES_ANYWHERE = 20
/** Keys remembered; of more the oldest are forgotten. Known accounts are locked in the database too. */
const MOST_KEYS = 10_000

interface Tries {
  count: number
  /** When the first of them was; epoch milliseconds. */
  since: number
  lockedUntil: number
}

/** What became of the tries at a key, or (`all`) at every key that begins so. */
export interface TryChange {
  readonly key: string
  readonly result: 'begun' | 'cleared' | 'all'
}

/**
 * Counts wrong passwords by any key, such as the name that was typed, whether or not there is such an account: a lock
 * must not tell. A try counts when it begins, so fifty at once are not fifty tries.
 */
export class SignInTries {
  readonly #byKey = new Map<string, Tries>()
  readonly #listeners = new Set<(change: TryChange) => void>()
  readonly #most: number
  readonly #windowMs: number

  /** Locks for `LOCKED_MS` after `most` tries that lie within `windowMs`. */
  constructor(most: number, windowMs = Number.POSITIVE_INFINITY) {
    this.#most = most
    this.#windowMs = windowMs
  }

  /** `listener` is told of every change that was made here. */
  onChanged(listener: (change: TryChange) => void): void {
    this.#listeners.add(listener)
  }

  /** Makes a change of another node here too, or a lock would have as many lives as there are nodes. */
  changedElsewhere({ key, result }: TryChange, nowMs: number): void {
    if (result === 'all') this.#clearAll(key)
    else if (result === 'cleared') this.#byKey.delete(key)
    // One that was under way there when the last of them locked the key does not unlock it.
    else if (this.wait(key, nowMs) === 0) this.#begin(key, nowMs)
  }

  /** Milliseconds until the key is free again, 0 when it may be tried. */
  wait(key: string, nowMs: number): number {
    return Math.max(0, (this.#byKey.get(key)?.lockedUntil ?? 0) - nowMs)
  }

  /** Tries at the key that count, with those under way. */
  count(key: string): number {
    return this.#byKey.get(key)?.count ?? 0
  }

  /** Begins a try at a key that is free. */
  begin(key: string, nowMs: number): void {
    this.#begin(key, nowMs)
    this.#tell({ key, result: 'begun' })
  }

  #begin(key: string, nowMs: number): void {
    const known = this.#byKey.get(key)
    const goesOn = known?.lockedUntil === 0 && nowMs - known.since < this.#windowMs
    const count = goesOn ? known.count + 1 : 1
    const lockedUntil = count >= this.#most ? nowMs + LOCKED_MS : 0
    this.#byKey.delete(key)
    this.#byKey.set(key, { count, since: goesOn ? known.since : nowMs, lockedUntil })
    for (const oldest of this.#byKey.keys()) {
      if (this.#byKey.size <= MOST_KEYS) break
      this.#byKey.delete(oldest)
    }
  }

  /** The right password begins the count anew. */
  clear(key: string): void {
    this.#byKey.delete(key)
    this.#tell({ key, result: 'cleared' })
  }

  /** An administrator lifts the locks of every key that begins so. */
  clearAll(beginning: string): void {
    this.#clearAll(beginning)
    this.#tell({ key: beginning, result: 'all' })
  }

  #clearAll(beginning: string): void {
    for (const key of [...this.#byKey.keys()]) if (key.startsWith(beginning)) this.#byKey.delete(key)
  }

  #tell(change: TryChange): void {
    for (const listener of this.#listeners) listener(change)
  }
}
