/** Seconds without a fix after which a unit counts as stale, where the county has set nothing else. */
export const DEFAULT_STALE_AFTER_S = 300

/** A device's clock may run ahead of ours by this much; a fix that says a later time is not believed. */
export const CLOCK_AHEAD_MS = 2 * 60_000

/** Minutes for which a call for help stands on the screens, though later fixes no longer carry it. */
export const SOS_STANDS_MS = 10 * 60_000

/**
 * The one rule by which server, screens and playback dim a unit: its last fix was measured longer ago than the
 * county's limit. A clock that runs ahead a little does no harm, but what says a time further ahead than
 * `CLOCK_AHEAD_MS` tells nothing about now and is never fresh. Instants in epoch milliseconds.
 */
export const isStale = (fixAtMs: number, nowMs: number, staleAfterS = DEFAULT_STALE_AFTER_S): boolean =>
  nowMs - fixAtMs > staleAfterS * 1000 || isAhead(fixAtMs, nowMs)

/** Whether an instant lies further ahead than a device's clock may run. */
export const isAhead = (fixAtMs: number, nowMs: number): boolean => fixAtMs > nowMs + CLOCK_AHEAD_MS

/** The age of a fix in whole seconds, never below zero. */
export const ageS = (fixAtMs: number, nowMs: number): number =>
  Math.max(0, Math.floor((nowMs - fixAtMs) / 1000))

/** Whether a call for help made at `sosAtMs` still stands; one from further ahead than a clock may run does not. */
export const sosStands = (sosAtMs: number | null, nowMs: number): boolean =>
  sosAtMs !== null && nowMs - sosAtMs <= SOS_STANDS_MS && !isAhead(sosAtMs, nowMs)
