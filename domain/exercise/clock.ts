/**
 * The drill clock. The log holds only started, paused, resumed, rate changed, jumped and ended; exercise time
 * (T+, milliseconds) is computed from the last of them.
 */
export type ExerciseClock =
  | { readonly is: 'prepared' }
  | { readonly is: 'running'; readonly rate: number; readonly anchorAt: string; readonly anchorMs: number }
  | { readonly is: 'paused'; readonly rate: number; readonly anchorMs: number }
  | { readonly is: 'ended'; readonly anchorMs: number }

/** T+ in whole milliseconds at the wall-clock instant `nowMs` (epoch milliseconds). */
export function exerciseMsAt(clock: ExerciseClock, nowMs: number): number {
  switch (clock.is) {
    case 'prepared':
      return 0
    case 'running':
      return Math.round(clock.anchorMs + Math.max(0, nowMs - Date.parse(clock.anchorAt)) * clock.rate)
    case 'paused':
    case 'ended':
      return clock.anchorMs
  }
}

/** The instant the story says it is: start + T+ x story factor, ISO 8601 UTC. */
export const storyAt = (storyStart: string, storyFactor: number, exerciseMs: number): string =>
  new Date(Date.parse(storyStart) + exerciseMs * storyFactor).toISOString()
