/** Messages that one line may send at once, and how fast it may go on. Nobody at a screen comes near it. */
const BURST = 300
const PER_SECOND = 100

/** How often one line may ask: a bucket that fills again. */
export class Budget {
  readonly #nowMs: () => number
  #left = BURST
  #filledAt: number

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
    this.#filledAt = nowMs()
  }

  /** @returns whether it may */
  take(): boolean {
    const now = this.#nowMs()
    this.#left = Math.min(BURST, this.#left + (Math.max(0, now - this.#filledAt) / 1000) * PER_SECOND)
    this.#filledAt = now
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}
