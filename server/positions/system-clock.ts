import type { HubClock } from './hub.ts'

/** The real time. Its timers do not keep the process alive. */
export const systemClock: HubClock = {
  now: () => Date.now(),
  every(ms, run) {
    const timer = setInterval(run, ms)
    timer.unref()
    return () => clearInterval(timer)
  },
}
