import type { EventPayload, EventType, NewEvent } from '../events.ts'
import type { incidentEvents } from './events.ts'
import type { Incident } from './record.ts'

/** A fact about an incident, on its own stream; `also` names another record in whose timeline it stands. */
export function about<T extends keyof typeof incidentEvents & EventType>(
  incident: Incident,
  type: T,
  payload: EventPayload<T>,
  also: string | null = null,
): NewEvent {
  const { jurisdiction, sharedWith } = incident
  const ids = also ? [incident.id, also] : [incident.id]
  return { type, jurisdiction, sharedWith, about: ids, payload } as NewEvent
}
