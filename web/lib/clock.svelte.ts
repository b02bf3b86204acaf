import { ClockOffset } from './clock-offset.ts'

/** The server's time, once a second, for clocks and ages. A township's PC may be minutes off. */
class WallClock {
  #ms = $state(Date.now())
  readonly offset = new ClockOffset()

  /** Epoch milliseconds by the server's clock, as of the last tick. */
  get ms(): number {
    return this.#ms
  }

  /** Epoch milliseconds by the server's clock, now. Not reactive. */
  nowMs(): number {
    return Date.now() - this.offset.ms
  }

  start(): void {
    const tick = () => {
      const now = this.nowMs()
      this.#ms = now
      setTimeout(tick, 1000 - (now % 1000) + 5)
    }
    tick()
  }
}

export const clock = new WallClock()
