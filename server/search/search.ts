import { destination } from '../../domain/geo/destination.ts'
import { pointFrom } from '../../domain/geo/point-text.ts'
import type { SearchEntry } from '../../domain/geo/search/entry.ts'
import { findEntries } from '../../domain/geo/search/find.ts'
import { relativePlaceFrom } from '../../domain/geo/search/relative-place.ts'
import { linkedPointFrom, type LinkedPoint } from '../../domain/geo/search/map-link.ts'
import { toWgs84, type Position } from '../../domain/position.ts'

export interface Found {
  readonly entry: SearchEntry
  /** Where it is, or where the place is that was said by it. */
  readonly point: Position
  /** Metres and direction from the entry; absent when the entry itself is meant. */
  readonly offset?: { readonly metres: number; readonly bearingDeg: number }
}

/** WGS-84. */
interface Places {
  readonly point: Position | undefined
  /** Of a link: whose it is, and the datum that its coordinates were taken to be in. */
  readonly link?: Omit<LinkedPoint, 'point'>
  readonly found: Found[]
}

/** What was typed as a place: coordinates, a link of a map program, something by name, or a place beside something by name. */
export function search(entries: readonly SearchEntry[], typed: string, limit: number): Places {
  const linked = linkedPointFrom(typed)
  if (linked) {
    const { point: said, ...link } = linked
    return { point: toWgs84({ ...said, datum: link.datum }), link, found: [] }
  }
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
