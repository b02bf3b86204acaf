import { createHash } from 'node:crypto'
import { canonical } from '../plugins/database.ts'

/** A flood's outline may have some hundred kilobytes. */
const MOST_KEPT = 64

/** The last answers by their question, so that what many screens ask at once is computed for the first of them. */
export class RecentAnswers {
  readonly #kept = new Map<string, unknown>()
  readonly #counted: (how: 'computed' | 'kept') => void

  constructor(counted: (how: 'computed' | 'kept') => void) {
    this.#counted = counted
  }

  /** @param question all that the answer depends on, the version of the county among it */
  answer<A>(question: object, compute: () => A): A {
    const key = createHash('sha256').update(canonical(question)).digest('base64')
    const isKept = this.#kept.has(key)
    this.#counted(isKept ? 'kept' : 'computed')
    const answer = isKept ? (this.#kept.get(key) as A) : compute()
    this.#kept.delete(key)
    this.#kept.set(key, answer)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break
      this.#kept.delete(oldest)
    }
    return answer
  }
}
