/** How many of the latest readings are weighed: about two minutes of a beat every two seconds. */
const WINDOW = 60

/**
 * How far the page's clock is ahead of the server's, and how late the server's words arrive, from the instants
 * that the server says. The quickest word of the window is taken as having come at once, so `lagMs` is what the
 * line adds to its own best; a constant delay cannot be told from a clock that is off.
 */
export class ClockOffset {
  readonly #readings: number[] = []
  #lagMs = 0

  /** Milliseconds to take from the page's clock to have the server's. */
  get ms(): number {
    return this.#readings.length === 0 ? 0 : Math.min(...this.#readings)
  }

  /** Milliseconds the latest word was late. */
  get lagMs(): number {
    return this.#lagMs
  }

  /** @param serverMs what the server said it was @param pageMs when the page heard it */
  hear(serverMs: number, pageMs: number): void {
    this.#readings.push(pageMs - serverMs)
    if (this.#readings.length > WINDOW) this.#readings.shift()
    this.#lagMs = Math.max(0, pageMs - serverMs - this.ms)
  }
}
