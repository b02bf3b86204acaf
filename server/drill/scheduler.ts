import type { Inject } from '../../domain/exercise/record.ts'
import type { Read } from '../../domain/read.ts'
import type { Answer } from '../rooms/submission.ts'
import type { DrillClock } from './clock.ts'
import { dueAt } from './due.ts'

export interface SchedulerOptions {
  readonly store: Read
  readonly clock: DrillClock
  /** Gives the command; the same inject always has the same command id, so that giving it again is harmless. */
  readonly deliver: (inject: Inject) => Promise<Answer>
  /** Told of an inject that could not be delivered: a refusal's code, or an error after which it is tried again. */
  readonly failed: (inject: Inject, why: unknown) => void
}

/** After a failure of the database, an inject is tried again after this. */
const AGAIN_MS = 1_000
/** A timer longer than this would run over; it is set anew instead. */
const LONGEST_MS = 24 * 3_600_000

/**
 * Delivers the injects of one exercise when they are due: one timer for the next of them, set anew whenever the
 * exercise or its injects change. That an inject is delivered once only is `decide`'s to say, not ours.
 */
export class InjectScheduler {
  readonly #options: SchedulerOptions
  /** Given and not answered yet, or refused: not to be given again. */
  readonly #underWay = new Set<string>()
  #cancel: () => void = () => undefined
  #stopped = false

  constructor(options: SchedulerOptions) {
    this.#options = options
  }

  /** Delivers what is due and waits for what is next; while the clock stands still, neither. Call it after every change. */
  arm(): void {
    this.#cancel()
    if (this.#stopped) return
    const { store, clock } = this.#options
    const due = dueAt(store, clock.now(), this.#underWay)
    for (const inject of due.now) void this.#deliver(inject)
    if (due.nextInMs !== undefined) this.#wait(Math.min(due.nextInMs, LONGEST_MS))
  }

  stop(): void {
    this.#stopped = true
    this.#cancel()
  }

  #wait(ms: number): void {
    this.#cancel()
    if (!this.#stopped) this.#cancel = this.#options.clock.after(ms, () => this.arm())
  }

  async #deliver(inject: Inject): Promise<void> {
    this.#underWay.add(inject.id)
    try {
      const answer = await this.#options.deliver(inject)
      // Refused: somebody was faster (delivered by hand, skipped, ended), and it is not asked for again.
      if (answer.ok) this.#underWay.delete(inject.id)
      else this.#options.failed(inject, answer.refusal.code)
    } catch (error) {
      this.#options.failed(inject, error)
      this.#underWay.delete(inject.id)
      this.#wait(AGAIN_MS)
    }
  }
}
