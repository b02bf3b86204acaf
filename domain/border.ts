import { covers, jurisdiction, type Jurisdiction } from './jurisdiction.ts'

/*
 * What crosses a border is a pair of events, one on the stream of each side, and each names the other (ADR 13). Here
 * stands who may begin and end such a thing.
 */

/** Begun by the side that gives, or by one that covers both sides. */
export const mayBegin = (by: string, giver: string, taker: string): boolean =>
  by === giver || coversBoth(by, giver, taker)

/** Ended by either side, or by one that covers both. */
export const mayEnd = (by: string, one: string, other: string): boolean =>
  by === one || by === other || coversBoth(by, one, other)

const coversBoth = (by: string, one: string, other: string): boolean => covers(by, one) && covers(by, other)

/** The smallest jurisdiction that covers both, when there is one: of two townships their county. */
export function commonTo(one: string, other: string): Jurisdiction | undefined {
  for (let length = one.length; length >= 6; length -= 3) {
    const code = one.slice(0, length)
    if (covers(code, other)) return jurisdiction.parse(code)
  }
  return undefined
}

/**
 * The codes with which a record has to be shared so that all of these see it, sorted, each once. To share with an
 * office is to share with all below it; one that covers the record's own jurisdiction sees it anyway.
 */
export const beyond = (own: string, codes: readonly Jurisdiction[]): Jurisdiction[] =>
  [...new Set(codes)].filter((code) => !covers(code, own)).sort()
