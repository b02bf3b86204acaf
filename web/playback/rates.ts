/** How many seconds of the log pass in one second of playback. */
export const RATES = [1, 2, 5, 10, 30, 60] as const
export type Rate = (typeof RATES)[number]
