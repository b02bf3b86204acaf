import { countText } from './time.ts'

/** `1 item`, `3,000 items`: a count with its English noun; a plural that is not made with s is given. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`

/** A count on the screen; until what is counted has come, a dash: a nought would say that there is none. */
export const figure = (known: boolean, count: number): string => (known ? countText(count) : '—')
