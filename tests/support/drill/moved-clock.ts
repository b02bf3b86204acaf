import type { DrillClock } from '../../../server/drill/clock.ts'
import { TestClock } from '../domain/clock.ts'

interface Timer {
  atMs: number
  readonly everyMs?: number
  readonly run: () => void
}

/** A clock with timers that a test moves: a drill of an hour takes no time, and nothing is left to chance. */
export class MovedClock implements DrillClock {
  /** The same time, for what asks a `TestClock`. */
  readonly told = new TestClock()
  readonly #timers = new Set<Timer>()

  now(): number {
    return Date.parse(this.told.now)
  }

  /** Timers that are set. */
  get pending(): number {
    return this.#timers.size
  }

  after(ms: number, run: () => void): () => void {
    return this.#set({ atMs: this.now() + ms, run })
  }

  every(everyMs: number, run: () => void): () => void {
    return this.#set({ atMs: this.now() + everyMs, everyMs, run })
  }

  /** Lets time pass: every timer runs at its instant, and what hangs on a promise is done before the next. */
  async pass(ms: number): Promise<void> {
    const endMs = this.now() + ms
    await settled()
    for (let next = this.#next(endMs); next; next = this.#next(endMs)) {
      this.told.pass(Math.max(0, next.atMs - this.now()))
      if (next.everyMs === undefined) this.#timers.delete(next)
      else next.atMs += next.everyMs
      next.run()
      await settled()
    }
    this.told.pass(endMs - this.now())
  }

  /** Time passes and no timer runs, as on a machine that sleeps: they run when it wakes. */
  async sleep(ms: number): Promise<void> {
    this.told.pass(ms)
    await this.pass(0)
  }

  #set(timer: Timer): () => void {
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  #next(endMs: number): Timer | undefined {
    const due = [...this.#timers].filter(({ atMs }) => atMs <= endMs)
    return due.sort((a, b) => a.atMs - b.atMs)[0]
  }
}

/** Lets everything that only waits for promises come to rest. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
}
