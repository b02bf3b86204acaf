import type { Incident } from '../../../domain/incident/record.ts'
import type { Desk } from '../../lib/desk.svelte.ts'

/** In whose name an update of an incident is sent. */
export interface ReportingAs {
  readonly jurisdiction: string
  /** The unit from elsewhere that says so. */
  readonly unitId?: string
}

/**
 * As what this person may say how an incident stands: as its own office, or for a unit of theirs that is assigned to
 * it from elsewhere; undefined: not at all. @param unitId the one unit that may say so, when it is known
 */
export function reportingAs(desk: Desk, incident: Incident, unitId?: string): ReportingAs | undefined {
  const { jurisdiction, reinforcements } = incident
  if (desk.may('UpdateSituation', jurisdiction)) return { jurisdiction }
  const own = reinforcements.find(
    (one) => (unitId ?? one.unitId) === one.unitId && desk.may('UpdateSituation', one.jurisdiction),
  )
  return own && { jurisdiction: own.jurisdiction, unitId: own.unitId }
}
