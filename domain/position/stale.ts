/** Seconds without a fix after which a unit counts as stale, where the county has set nothing else. */
export const DEFAULT_STALE_AFTER_S = 300

/** Minutes for which a call for help stands on the screens, though later fixes no longer carry it. */
export const SOS_STANDS_MS = 10 * 60_000

/**
 * The one rule by which server, screens and playback dim a unit: its last fix was measured longer ago than the
 * county's limit. A fix from the future (a device's clock runs ahead) is not stale. Instants in epoch milliseconds.
 */
export const isStale = (fixAtMs: number, nowMs: number, staleAfterS = DEFAULT_STALE_AFTER_S): boolean =>
  nowMs - fixAtMs > staleAfterS * 1000

/** The age of a fix in whole seconds, never below zero. */
export const ageS = (fixAtMs: number, nowMs: number): number =>
  Math.max(0, Math.floor((nowMs - fixAtMs) / 1000))

/** Whether a call for help made at `sosAtMs` still stands. */
export const sosStands = (sosAtMs: number | null, nowMs: number): boolean =>
  sosAtMs !== null && nowMs - sosAtMs <= SOS_STANDS_MS
