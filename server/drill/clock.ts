import type { HubClock } from '../positions/hub.ts'
import { systemClock } from '../positions/system-clock.ts'

/** What a drill needs of time: no part of it asks the system itself, so that a test can play an hour at once. */
export interface DrillClock extends HubClock {
  /** Calls `run` once, after that many milliseconds. @returns how to call it off */
  after(ms: number, run: () => void): () => void
}

/** The real time. Its timers do not keep the process alive. */
export const systemDrillClock: DrillClock = {
  ...systemClock,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
