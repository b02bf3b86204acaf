import { parse, validate, version } from 'uuid'
import type { PersonUse } from './uses.ts'

export const DAY_MS = 24 * 60 * 60_000

/**
 * Whether the county's rule says to forget somebody now: whoever only ever reported, once every incident of theirs has
 * been closed for so many days. Who leads a unit or keeps a warehouse is needed as long as that is so.
 */
export function isOutdated(
  id: string,
  uses: readonly PersonUse[],
  { nowMs, days }: { nowMs: number; days: number },
): boolean {
  const limitMs = nowMs - days * DAY_MS
  // Named by nothing any more: the incident was archived. When they were entered, their id says.
  if (uses.length === 0) return enteredMs(id) < limitMs
  return uses.every(
    ({ as, closedAt }) => as === 'reporter' && closedAt !== null && Date.parse(closedAt) < limitMs,
  )
}

/** When a person was entered: the time in a UUID of version 7 (RFC 9562, 5.7); of another id it is not known. */
function enteredMs(id: string): number {
  if (!validate(id) || version(id) !== 7) return Number.POSITIVE_INFINITY
  return Buffer.from(parse(id)).readUIntBE(0, 6)
}
