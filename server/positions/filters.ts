import type { Unit } from '../../domain/unit/record.ts'
import { metresBetween } from '../../domain/position/distance.ts'
import type { Fix } from '../../domain/position/fix.ts'
import { clockFault } from './clock-faults.ts'

/** What a filter knows beside the fix. */
export interface Seen {
  readonly unit: Unit
  /** The newest fix taken of this unit. */
  readonly newest: Fix | undefined
  /** Whether a fix of this unit that said the same instant was taken already; a call for help repeats only another. */
  readonly repeated: boolean
  /** Fixes left out in a row because of where they were, that agree with each other. */
  readonly strays: Strays | undefined
  /** The server's clock, epoch milliseconds. */
  readonly nowMs: number
}

export interface Strays {
  readonly last: Fix
  readonly count: number
}

export interface Filter {
  readonly reason: string
  readonly catches: (fix: Fix, seen: Seen) => boolean
}

/** Worse than this is a mobile cell, not a position. */
const WORST_ACCURACY_M = 2_000
/** Faster than a helicopter. */
const FASTEST_MPS = 120
/** Errors of two readings; below it nothing is a jump. */
const JITTER_M = 300
/** After so many strays in a row that agree, the unit is there and the fix before them was wrong. */
export const BELIEVED_STRAYS = 3

/** Whether one can get from one fix to the other in the time between them. */
export function reachable(a: Fix, b: Fix): boolean {
  const seconds = Math.max(1, Math.abs(a.fixAtMs - b.fixAtMs) / 1000)
  const uncertainty = JITTER_M + (a.accuracyM ?? 0) + (b.accuracyM ?? 0)
  return metresBetween(a, b) <= uncertainty + seconds * FASTEST_MPS
}

/** Why a fix is left out. The first that catches it gives the reason; of a call for help only `duplicate` may be one. */
export const FILTERS: readonly Filter[] = [
  { reason: 'off-duty', catches: (_, { unit }) => unit.duty === 'off' },
  { reason: 'no-place', catches: (fix) => fix.lat === 0 && fix.lon === 0 },
  { reason: 'future', catches: (fix, { nowMs }) => clockFault(fix.fixAtMs, nowMs) === 'future' },
  { reason: 'too-old', catches: (fix, { nowMs }) => clockFault(fix.fixAtMs, nowMs) === 'too-old' },
  { reason: 'duplicate', catches: (_, { repeated }) => repeated },
  { reason: 'inaccurate', catches: (fix) => (fix.accuracyM ?? 0) > WORST_ACCURACY_M },
  {
    // A scripted vehicle in a drill played at 60x is faster than any real one.
    reason: 'impossible-jump',
    catches: (fix, { newest, strays }) =>
      !fix.simulated &&
      newest !== undefined &&
      !reachable(newest, fix) &&
      !(strays && strays.count + 1 >= BELIEVED_STRAYS && reachable(strays.last, fix)),
  },
]

/** The reason why a fix is left out, or undefined. */
export function reasonAgainst(fix: Fix, seen: Seen): string | undefined {
  if (fix.sos) return seen.repeated ? 'duplicate' : undefined
  return FILTERS.find(({ catches }) => catches(fix, seen))?.reason
}
