import type { Incident, Reinforcement } from '../../../domain/incident/record.ts'
import type { Read } from '../../../domain/read.ts'
import type { Unit } from '../../../domain/unit/record.ts'

/**
 * Who is at an incident or on the way there. Of a reinforcement whose own record is not shown here (the incident is
 * another's, and shared) the incident says who it is.
 */
export function unitsAt(
  read: Read,
  incident: Incident,
): { readonly units: readonly Unit[]; readonly unseen: readonly Reinforcement[] } {
  const units = [...read.by('unit', 'incident', incident.id)]
  const shown = new Set<string>(units.map(({ id }) => id))
  return { units, unseen: incident.reinforcements.filter(({ unitId }) => !shown.has(unitId)) }
}
