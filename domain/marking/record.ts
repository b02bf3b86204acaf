import type { Actor } from '../actor.ts'
import type { IncidentId, MarkingId } from '../ids.ts'
import type { RecordBase } from '../record-base.ts'
import type { Closed } from './commands.ts'
import type { Geometry } from './geometry.ts'
import type { MarkingKind } from './kinds.ts'

/** Something drawn on the map. One that is lifted leaves the state and is read from the log. */
export interface Marking extends RecordBase {
  readonly kind: 'marking'
  readonly id: MarkingId
  readonly markingKind: MarkingKind
  readonly geometry: Geometry
  readonly label: string | null
  readonly validFrom: string
  /** Until it is lifted: null. */
  readonly validUntil: string | null
  readonly incidentId: IncidentId | null
  readonly closes: Closed | null
  readonly drawnBy: Pick<Actor, 'role' | 'jurisdiction'>
  readonly drawnAt: string
  readonly alteredAt: string | null
}
