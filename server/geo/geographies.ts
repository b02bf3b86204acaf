import { LastUsed } from '../last-used.ts'
import type { KnownCounty } from './known-county.ts'

/** The newest, and that of an exercise or of the minutes in which a new pack is taken over. */
const MOST_KEPT = 2

/**
 * The geographies of the last versions asked about. Each is indexed when it is first asked for, which takes about a
 * second: one at a time, and never the same twice at once.
 */
export class Geographies {
  readonly #known: (version: string) => Promise<KnownCounty | undefined>
  readonly #kept = new LastUsed<Promise<KnownCounty | undefined>>(MOST_KEPT, end)
  #last: Promise<unknown> = Promise.resolve()

  constructor(known: (version: string) => Promise<KnownCounty | undefined>) {
    this.#known = known
  }

  /** Undefined: no such version is kept. */
  of(version: string): Promise<KnownCounty | undefined> {
    return this.#kept.of(version, () => this.#make(version))
  }

  /** Ends all that are kept. */
  end(): void {
    this.#kept.clear()
  }

  #make(version: string): Promise<KnownCounty | undefined> {
    const making = this.#last.then(() => this.#known(version))
    this.#last = making.catch(() => undefined)
    const forget = () => this.#kept.forget(version, making)
    // What failed, is not there, or ended, is asked for again: it may come.
    making.then((found) => (found ? found.ended.then(forget) : forget()), forget)
    return making
  }
}

function end(known: Promise<KnownCounty | undefined>): void {
  known.then(
    (county) => county?.end(),
    () => undefined,
  )
}
