import { closuresOf, type MarkedClosure } from '../../domain/geo/desk/closures-of-markings.ts'
import { hazardsOf, type MarkedHazard } from '../../domain/geo/desk/hazards-of-markings.ts'
import type { PolygonGeometry } from '../../domain/geo/polygon/geometry.ts'
import type { Read } from '../../domain/read.ts'
import { viewFor, type Audience } from '../../domain/visibility.ts'

/**
 * The closures of an operation in force at an instant (epoch ms), also of markings that whoever asks may not see: the
 * road is closed all the same, and no more is said than that it is.
 */
export const markedClosuresIn = (records: Read, atMs: number): MarkedClosure[] =>
  closuresOf(records.list('marking'), atMs)

/** The floods and fires of an operation in force at an instant, likewise: nobody is sent into one unseen. */
export const markedHazardsIn = (records: Read, atMs: number): MarkedHazard[] =>
  hazardsOf(records.list('marking'), atMs)

/** The area of a marking that the audience may see; undefined: there is none, or it is a point or a line. */
export function markedAreaIn(records: Read, audience: Audience, id: string): PolygonGeometry | undefined {
  const marking = records.get('marking', id)
  const geometry = marking && viewFor(audience, marking)?.geometry
  return geometry?.type === 'Polygon' ? geometry : undefined
}
