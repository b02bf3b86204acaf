import { beyond, mayBegin, mayEnd } from '../border.ts'
import type { Command } from '../commands.ts'
import type { NewEvent } from '../events.ts'
import { accept, notFound, refuse, type Decision } from '../refusal.ts'
import type { Read } from '../read.ts'
import type { ScopedRead } from '../scope.ts'
import { about } from './about.ts'
import type { Incident } from './record.ts'
import { seenBy } from './seen-by.ts'

/** Puts an incident below another, which may lie in another jurisdiction, or on its own again. */
export function linkIncident(
  read: ScopedRead,
  incident: Incident,
  command: Command<'LinkIncident'>,
): Decision<NewEvent> {
  const { parentId } = command.payload
  const parent = parentId === null ? null : read.get('incident', parentId)
  if (parent === undefined) return notFound('incident', parentId ?? '')
  if (!mayLink(command.jurisdiction, incident, parent))
    return refuse('other-jurisdiction', { id: incident.id })
  if (incident.status === 'closed') return refuse('incident-closed')
  if (parentId === incident.parentId) return accept()
  if (parent?.status === 'closed') return refuse('incident-parent-closed')
  if (parent && read.isBelow(parent.id, incident.id)) return refuse('incident-link-loop')
  return accept(linked(incident, parent), ...parted(read, incident), ...joined(incident, parent))
}

/** Either side may end a link, as either may want to go on without the other. */
function mayLink(by: string, incident: Incident, parent: Incident | null): boolean {
  if (parent) return mayBegin(by, incident.jurisdiction, parent.jurisdiction)
  return mayEnd(by, incident.jurisdiction, incident.parentJurisdiction ?? incident.jurisdiction)
}

/** What the child's side says; it reaches those who saw the child before and those who see it from now on. */
export function linked(incident: Incident, parent: Incident | null): NewEvent {
  const parentJurisdiction = parent?.jurisdiction ?? null
  const isForeign = parentJurisdiction !== null && parentJurisdiction !== incident.jurisdiction
  const payload = { incidentId: incident.id, parentId: parent?.id ?? null, parentJurisdiction }
  const after = seenBy({ ...incident, parentJurisdiction })
  const sharedWith = beyond(incident.jurisdiction, [...incident.sharedWith, ...after])
  return { ...about(incident, 'IncidentLinked', payload, isForeign ? null : payload.parentId), sharedWith }
}

/** What the side of a new parent says: nothing of its own incidents. */
export function joined(
  child: Pick<Incident, 'id' | 'jurisdiction'>,
  parent: Incident | null | undefined,
): NewEvent[] {
  if (!parent || parent.jurisdiction === child.jurisdiction) return []
  const payload = { incidentId: parent.id, childId: child.id, childJurisdiction: child.jurisdiction }
  const sharedWith = beyond(parent.jurisdiction, [...parent.sharedWith, child.jurisdiction])
  return [{ ...about(parent, 'ChildIncidentLinked', payload), sharedWith }]
}

/** What the side of the parent that it had says. Nothing when that is archived, or was never told. */
export function parted(read: Read, { id, jurisdiction, parentId }: Incident): NewEvent[] {
  const parent = parentId ? read.get('incident', parentId) : undefined
  if (!parent?.foreignChildren.some(({ incidentId }) => incidentId === id)) return []
  const payload = { incidentId: parent.id, childId: id, childJurisdiction: jurisdiction }
  return [about(parent, 'ChildIncidentUnlinked', payload)]
}

/** An incident that leaves the state ends its ties on both sides of every border. */
export const untied = (read: Read, incident: Incident): NewEvent[] => [
  ...parted(read, incident),
  ...incident.foreignChildren
    .map(({ incidentId }) => read.get('incident', incidentId))
    .flatMap((child) => (child ? [linked(child, null)] : [])),
]
