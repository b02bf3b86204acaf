import { beyond, mayBegin, mayEnd } from '../border.ts'
import type { Command } from '../commands.ts'
import type { NewEvent } from '../events.ts'
import { reinforced, withdrawn } from '../incident/reinforce.ts'
import type { Read } from '../read.ts'
import { accept, notFound, refuse, type Decision } from '../refusal.ts'
import { about } from './about.ts'
import type { Unit } from './record.ts'

/**
 * Sends a unit to an incident, which may lie in another jurisdiction: then each side has an event on its own stream,
 * and each sees what it needs of the other until the unit is released. A unit's own office sends it to what it may
 * see; any other office must cover both.
 */
export function assignUnit(read: Read, unit: Unit, command: Command<'AssignUnit'>): Decision<NewEvent> {
  const { incidentId, task = null } = command.payload
  const incident = read.get('incident', incidentId)
  if (!incident) return notFound('incident', incidentId)
  if (!mayBegin(command.jurisdiction, unit.jurisdiction, incident.jurisdiction))
    return refuse('other-jurisdiction', { id: unit.id })
  if (incident.status === 'closed') return refuse('incident-closed')
  if (unit.duty === 'off') return refuse('unit-off-duty')
  if (unit.headcount === 0) return refuse('unit-empty')
  if (unit.assignment?.incidentId === incident.id) return accept()
  if (unit.assignment) return refuse('unit-assigned', assignedTo(read, unit))
  const incidentJurisdiction = incident.jurisdiction
  const payload = { unitId: unit.id, incidentId: incident.id, incidentJurisdiction, task }
  const sharedWith = beyond(unit.jurisdiction, [...unit.sharedWith, incidentJurisdiction])
  return accept(
    { ...about(unit, 'UnitAssigned', payload, within(unit, incident)), sharedWith },
    ...reinforced(incident, unit, task),
  )
}

/** Ends an assignment. The incident's office may hand back a unit that reinforces it. */
export function releaseUnit(read: Read, unit: Unit, command: Command<'ReleaseUnit'>): Decision<NewEvent> {
  const { assignment } = unit
  if (!mayEnd(command.jurisdiction, unit.jurisdiction, assignment?.jurisdiction ?? unit.jurisdiction))
    return refuse('other-jurisdiction', { id: unit.id })
  if (!assignment) return refuse('unit-not-assigned')
  const { incidentId } = assignment
  const { reason = null } = command.payload
  const incident = read.get('incident', incidentId)
  const payload = { unitId: unit.id, incidentId, reason }
  return accept(
    about(unit, 'UnitReleased', payload, within(unit, { ...assignment, id: incidentId })),
    ...(incident ? withdrawn(incident, unit.id, reason) : []),
  )
}

/** The incident that a unit is at, by the number that people use. */
export function assignedTo(read: Read, unit: Unit) {
  const incidentId = unit.assignment?.incidentId ?? null
  const number = incidentId ? (read.get('incident', incidentId)?.number ?? null) : null
  return { incidentId, number }
}

/** Within one jurisdiction one event stands in both timelines; across a border each side has its own. */
const within = (
  unit: Unit,
  incident: { readonly id: string; readonly jurisdiction: string },
): string | null => (unit.jurisdiction === incident.jurisdiction ? incident.id : null)
