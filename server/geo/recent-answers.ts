import { createHash } from 'node:crypto'
import { LastFound } from '../last-used.ts'
import { canonical } from '../plugins/database.ts'

/** A flood's outline may have some hundred kilobytes. */
const MOST_KEPT = 64

/** The last answers by their question, so that what many screens ask at once is computed for the first of them. */
export class RecentAnswers {
  readonly #kept = new LastFound<unknown>(MOST_KEPT)
  readonly #counted: (how: 'computed' | 'kept') => void

  constructor(counted: (how: 'computed' | 'kept') => void) {
    this.#counted = counted
  }

  /** @param question all that the answer depends on, the version of the county among it */
  answer<A>(question: object, compute: () => Promise<A>): Promise<A> {
    const key = createHash('sha256').update(canonical(question)).digest('base64')
    this.#counted(this.#kept.has(key) ? 'kept' : 'computed')
    return this.#kept.of(key, compute) as Promise<A>
  }
}
