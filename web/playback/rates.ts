/** How many seconds of the log pass in one second of playback. */
export const RATES = [1, 2, 5, 10, 30, 60] as const
export type Rate = (typeof RATES)[number]

export const faster = (rate: Rate): Rate => RATES[RATES.indexOf(rate) + 1] ?? rate
export const slower = (rate: Rate): Rate => RATES[RATES.indexOf(rate) - 1] ?? rate
