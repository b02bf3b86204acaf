import type { Fix } from '../../domain/position/fix.ts'

/** Stores a batch; a fix that is there already (same unit and instant) is left as it is. */
export type StoreFixes = (fixes: readonly Fix[]) => Promise<unknown>

/** Fixes that wait to be stored together, and those who wait for that. */
export class FixBatch {
  readonly fixes: Fix[] = []
  readonly done: Promise<void>
  #resolve!: () => void
  #reject!: (error: unknown) => void

  constructor() {
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    // Whoever offered hears of it; with nobody waiting it is not an unhandled rejection.
    this.done.catch(() => undefined)
  }

  /** Settles `done`. @returns whether it was stored */
  async storeWith(store: StoreFixes): Promise<boolean> {
    try {
      await store(this.fixes)
      this.#resolve()
      return true
    } catch (error) {
      this.#reject(error)
      return false
    }
  }
}
