import { ApiError } from '../errors.ts'
import type { Answer, Submission } from './submission.ts'

/** A command in the queue, with who waits for its answer. */
export interface Waiting extends Submission {
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** Commands that share one commit. */
const MOST_PER_BATCH = 256
/** Commands that may wait; those over it are told so, and nothing is lost silently. */
const MOST_WAITING = 10_000

/** The serial queue: one batch at a time, everything that waits (up to 256, perhaps nothing) in it. */
export class Queue {
  readonly #handle: (batch: readonly Waiting[]) => Promise<void>
  #waiting: Waiting[] = []
  #looking: (() => void)[] = []
  #working: Promise<void> | undefined
  #closed = false

  /** `handle` answers every command of its batch, and never throws. */
  constructor(handle: (batch: readonly Waiting[]) => Promise<void>) {
    this.#handle = handle
  }

  get length(): number {
    return this.#waiting.length
  }

  get closed(): boolean {
    return this.#closed
  }

  get accepting(): boolean {
    return !this.#closed && this.#waiting.length < MOST_WAITING
  }

  /** @throws ApiError stopping, busy, and what `handle` rejects with */
  push(submission: Submission): Promise<Answer> {
    if (this.#closed) return Promise.reject(new ApiError('stopping'))
    if (!this.accepting) return Promise.reject(new ApiError('busy', { retryAfterS: 1 }))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...submission, resolve, reject })
      this.#working ??= this.#work()
    })
  }

  /** Has `handle` called in its turn though no command waits, and resolves when it is done. */
  look(): Promise<void> {
    if (this.#closed) return Promise.resolve()
    return new Promise((resolve) => {
      this.#looking.push(resolve)
      this.#working ??= this.#work()
    })
  }

  /** Takes no more, and resolves when those that wait are answered. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#working
  }

  async #work(): Promise<void> {
    // Those who ask in this same tick come along.
    await Promise.resolve()
    while (this.#waiting.length > 0 || this.#looking.length > 0) {
      const looking = this.#looking.splice(0)
      await this.#handle(this.#waiting.splice(0, MOST_PER_BATCH))
      for (const done of looking) done()
    }
    this.#working = undefined
  }
}
