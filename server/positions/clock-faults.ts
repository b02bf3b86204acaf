import type { Fix } from '../../domain/position/fix.ts'
import { isAhead } from '../../domain/position/stale.ts'

/** Phones keep what they could not send; longer than this nobody waits for it. */
const KEPT_MS = 7 * 86_400_000

export type ClockFault = 'future' | 'too-old'

/** Why the instant that a device says cannot be meant. */
export function clockFault(fixAtMs: number, nowMs: number): ClockFault | undefined {
  if (isAhead(fixAtMs, nowMs)) return 'future'
  return fixAtMs < nowMs - KEPT_MS ? 'too-old' : undefined
}

/**
 * A call for help is never left out because a clock is wrong: it counts as measured when it was received. It would
 * otherwise be shown as it is for as long as the clock is ahead, or not at all.
 * @param before the instant given to the last such call of the unit: those of one message are a millisecond apart
 */
export function onOurClock(
  fix: Fix,
  nowMs: number,
  before = -Infinity,
): { readonly fix: Fix; readonly fault?: ClockFault } {
  const fault = fix.sos ? clockFault(fix.fixAtMs, nowMs) : undefined
  if (!fault) return { fix }
  const fixAtMs = Math.max(fix.receivedAtMs, before + 1)
  return { fix: { ...fix, fixAtMs, saidAtMs: fix.fixAtMs }, fault }
}
