import type { Marking } from './record.ts'

/** How long an expired marking is still shown, greyed, so that nobody wonders where it went. */
export const SHOWN_AFTER_EXPIRY_MS = 30 * 60_000

export type Validity = 'coming' | 'valid' | 'expired' | 'gone'

/**
 * Where a marking stands at an instant (epoch ms of the clock that the log's instants are of, in a drill too). The one
 * rule for the map, the lists and playback: `expired` is drawn grey, `gone` is not drawn.
 */
export function validityAt(
  { validFrom, validUntil }: Pick<Marking, 'validFrom' | 'validUntil'>,
  atMs: number,
): Validity {
  if (atMs < Date.parse(validFrom)) return 'coming'
  if (validUntil === null || atMs < Date.parse(validUntil)) return 'valid'
  return atMs < Date.parse(validUntil) + SHOWN_AFTER_EXPIRY_MS ? 'expired' : 'gone'
}
