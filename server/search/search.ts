import { destination } from '../../domain/geo/destination.ts'
import { pointFrom } from '../../domain/geo/point-text.ts'
import type { SearchEntry } from '../../domain/geo/search/entry.ts'
import { findEntries } from '../../domain/geo/search/find.ts'
import { relativePlaceFrom } from '../../domain/geo/search/relative-place.ts'
import type { Position } from '../../domain/position.ts'

export interface Found {
  readonly entry: SearchEntry
  /** Where it is, or where the place is that was said by it. */
  readonly point: Position
  /** Metres and direction from the entry; absent when the entry itself is meant. */
  readonly offset?: { readonly metres: number; readonly bearingDeg: number }
}

/** What was typed as a place: coordinates, something by name, or a place beside something by name. */
export function search(
  entries: readonly SearchEntry[],
  typed: string,
  limit: number,
): { point: Position | undefined; found: Found[] } {
  const point = pointFrom(typed)
  if (point) return { point, found: [] }
  // A place may be called 城北五里.
  const named: Found[] = findEntries(entries, typed, limit).map((entry) => ({ entry, point: entry.point }))
  const beside = relativePlaceFrom(typed)
  if (!beside) return { point, found: named }
  const { metres, bearingDeg } = beside
  const found = findEntries(entries, beside.of, limit).map((entry) => ({
    ...{ entry, point: destination(entry.point, bearingDeg, metres) },
    offset: { metres, bearingDeg },
  }))
  return { point, found: [...named, ...found].slice(0, limit) }
}
