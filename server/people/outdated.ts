import { parse, validate, version } from 'uuid'
import type { PersonUse } from './uses.ts'

export const DAY_MS = 24 * 60 * 60_000

/**
 * Whether the county's rule says to forget somebody now: whoever only ever reported, once every incident of theirs has
 * been closed for so many days. Who leads a unit or keeps a warehouse is needed as long as that is so.
 */
export const isOutdated = (uses: readonly PersonUse[], limitMs: number): boolean =>
  uses.every(({ as, closedAt }) => as === 'reporter' && closedAt !== null && Date.parse(closedAt) < limitMs)

/**
 * The same of somebody whom nothing names any more: their incident was archived, or another followed them. `stoodDownMs`:
 * when that was, null if never; then it counts from when they were entered. Of whom a county pack names that is not
 * known: a grid's worker or a contact stands in no record, and is needed.
 */
export const isLeftOver = (id: string, stoodDownMs: number | null, limitMs: number): boolean =>
  (stoodDownMs ?? enteredMs(id)) < limitMs

/** Whether a pack names them as a unit's leader or a warehouse's keeper, whom another may follow. */
export const isOfPost = (id: string): boolean => /^pack:(unit|warehouse):/.test(id)

/** When a person was entered: the time in a UUID of version 7 (RFC 9562, 5.7); of another id it is not known. */
function enteredMs(id: string): number {
  if (!validate(id) || version(id) !== 7) return Number.POSITIVE_INFINITY
  return Buffer.from(parse(id)).readUIntBE(0, 6)
}
