import { percentile } from '../lib/percentile.ts'

const TIMES = 3

/**
 * Each asked once unmeasured, since the first finds code that is not compiled yet, and then three times, of which the
 * median counts: what else the machine does must not pass for the time of an answer.
 */
export function timed<T, R>(asked: readonly T[], answer: (one: T) => R) {
  for (const one of asked) answer(one)
  const found: R[] = []
  const samples = asked.map((one) => {
    const times = Array.from({ length: TIMES }, (_, time) => {
      const from = performance.now()
      const answered = answer(one)
      const ms = performance.now() - from
      if (time === 0) found.push(answered)
      return ms
    })
    return percentile(times, 50)
  })
  return { found, p50: percentile(samples, 50), p95: percentile(samples, 95) }
}
