import { beyond } from '../border.ts'
import type { NewEvent } from '../events.ts'
import type { UnitId } from '../ids.ts'
import type { Unit } from '../unit/record.ts'
import { about } from './about.ts'
import type { Incident } from './record.ts'

/** What the incident's side says of a unit sent to it: nothing of its own, of any other that it is a reinforcement. */
export function reinforced(incident: Incident, unit: Unit, task: string | null): NewEvent[] {
  if (unit.jurisdiction === incident.jurisdiction) return []
  const { id: unitId, jurisdiction: unitJurisdiction, name, teamType, headcount } = unit
  const payload = { incidentId: incident.id, unitId, unitJurisdiction, name, teamType, headcount, task }
  const sharedWith = beyond(incident.jurisdiction, [...incident.sharedWith, unitJurisdiction])
  return [{ ...about(incident, 'IncidentReinforced', payload), sharedWith }]
}

/** The end of it. Nothing when the incident knows of none: it was sent before both sides were told. */
export function withdrawn(incident: Incident, unitId: UnitId, reason: string | null): NewEvent[] {
  const known = incident.reinforcements.find((one) => one.unitId === unitId)
  if (!known) return []
  const { jurisdiction: unitJurisdiction, name } = known
  const payload = { incidentId: incident.id, unitId, unitJurisdiction, name, reason }
  return [about(incident, 'ReinforcementWithdrawn', payload)]
}
