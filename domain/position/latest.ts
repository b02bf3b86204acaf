import type { Fix } from './fix.ts'

/** What is shown of a unit: its latest fix, and when it last called for help. */
export interface LatestPosition {
  readonly fix: Fix
  /** The `fixAtMs` of the latest fix that carried an SOS, also when newer ones did not. */
  readonly sosAtMs: number | null
}

/**
 * Takes one more fix of the same unit into account. Any order of the same fixes ends in the same position: the one
 * measured last wins, and what was measured at the same instant is settled by `precedes`.
 */
export function withFix(latest: LatestPosition | undefined, fix: Fix): LatestPosition {
  const sosAtMs = laterOf(latest?.sosAtMs ?? null, fix.sos ? fix.fixAtMs : null)
  if (latest && !precedes(latest.fix, fix)) {
    return sosAtMs === latest.sosAtMs ? latest : { fix: latest.fix, sosAtMs }
  }
  return { fix, sosAtMs }
}

const laterOf = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b)

/** A total order of the fixes of one unit: by instant, and below that by anything that tells two fixes apart. */
function precedes(a: Fix, b: Fix): boolean {
  if (a.fixAtMs !== b.fixAtMs) return a.fixAtMs < b.fixAtMs
  const [left, right] = [sortKey(a), sortKey(b)]
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? value
    if (value !== other) return value < other
  }
  return false
}

const sortKey = (fix: Fix): (number | string)[] => [
  // A call for help is what a unit said at that instant, as in the track store.
  Number(fix.sos ?? false),
  fix.receivedAtMs,
  fix.lat,
  fix.lon,
  fix.altitudeM ?? -Infinity,
  fix.accuracyM ?? -Infinity,
  fix.speedMps ?? -Infinity,
  fix.headingDeg ?? -Infinity,
  fix.batteryPct ?? -Infinity,
  Number(fix.simulated),
  fix.device,
]
