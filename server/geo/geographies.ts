import { LastUsed } from '../last-used.ts'
import type { KnownCounty } from './known-county.ts'

/** The newest, and that of an exercise or of the minutes in which a new pack is taken over. */
const MOST_KEPT = 2

/** What was being made when the server closed, and was not waited for: no failure. */
export class GivenUp extends Error {
  override name = 'GivenUp'
}

/** Reads and indexes a version; when the signal comes it may leave off and reject with whatever it likes. */
type Know = (version: string, signal: AbortSignal) => Promise<KnownCounty | undefined>

/**
 * The geographies of the last versions asked about, and of those that somebody still asks. Each is indexed when it is
 * first asked for, which takes about a second: one at a time, and never the same twice at once.
 */
export class Geographies {
  readonly #known: Know
  readonly #over = new AbortController()
  readonly #kept = new LastUsed<Lent>(MOST_KEPT, (lent) => lent.giveUp())
  #last: Promise<unknown> = Promise.resolve()

  constructor(known: Know) {
    this.#known = known
  }

  /**
   * Hands the geography of a version to `use`, which may ask it until its promise settles, whatever others ask for
   * meanwhile. Undefined: no such version is kept.
   * @throws GivenUp when it was not made before `end`
   */
  use<T>(version: string, use: (county: KnownCounty | undefined) => T | Promise<T>): Promise<T> {
    return this.#kept.of(version, () => this.#make(version)).use(use)
  }

  /**
   * Ends all that are kept, each when nobody asks it any more, and gives up the one that is being made. What it reads
   * from may be closed once this resolves.
   */
  async end(): Promise<void> {
    this.#over.abort(new GivenUp('the server is closing'))
    this.#kept.clear()
    await this.#last
  }

  #make(version: string): Lent {
    const { signal } = this.#over
    const making = this.#last
      .then(() => {
        signal.throwIfAborted()
        return this.#known(version, signal)
      })
      .catch((error: unknown) => {
        signal.throwIfAborted()
        throw error
      })
    this.#last = making.catch(() => undefined)
    const lent = new Lent(making)
    const forget = () => this.#kept.forget(version, lent)
    // What failed, is not there, or ended, is asked for again: it may come.
    making.then((found) => (found ? found.ended.then(forget) : forget()), forget)
    return lent
  }
}

/** A version that is there or being made, and how many ask it now. */
class Lent {
  readonly #making: Promise<KnownCounty | undefined>
  #users = 0
  #isGivenUp = false

  constructor(making: Promise<KnownCounty | undefined>) {
    this.#making = making
  }

  async use<T>(use: (county: KnownCounty | undefined) => T | Promise<T>): Promise<T> {
    this.#users += 1
    try {
      return await use(await this.#making)
    } finally {
      this.#users -= 1
      this.#endUnused()
    }
  }

  /** It is lent no more, and ended when the last who asks it is done. */
  giveUp(): void {
    this.#isGivenUp = true
    this.#endUnused()
  }

  #endUnused(): void {
    if (!this.#isGivenUp || this.#users > 0) return
    this.#making.then(
      (county) => county?.end(),
      () => undefined,
    )
  }
}
