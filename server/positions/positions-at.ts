import { isStale } from '../../domain/position/stale.ts'
import type { UnitPosition } from '../../domain/position/frame.ts'
import type { Services } from '../services.ts'

/** Where a unit was last seen, and whether that was old at the instant that is asked about. */
export type SeenPosition = Pick<UnitPosition, 'lat' | 'lon' | 'fixAtMs' | 'stale'>

interface Wanted {
  readonly operation: string
  readonly instant: Date
  readonly units: readonly string[]
}

/** A unit that was seen last longer before the instant than this was nowhere. */
const OLDEST_MS = 24 * 60 * 60_000

/** Where units were at an instant of the past, by their ids, read from their tracks. */
export async function positionsAt(
  { staleAfterS, storage }: Pick<Services, 'staleAfterS' | 'storage'>,
  { operation, instant, units }: Wanted,
): Promise<ReadonlyMap<string, SeenPosition>> {
  const atMs = instant.getTime()
  const span = { instant, since: new Date(atMs - OLDEST_MS), units }
  const rows = await storage.tracks.readPositions(operation, span)
  return new Map(
    rows.map(({ unit, lat, lon, fixAt }) => {
      const fixAtMs = Date.parse(fixAt)
      return [unit, { lat, lon, fixAtMs, stale: isStale(fixAtMs, atMs, staleAfterS()) }]
    }),
  )
}
