import type { EventPayload, EventType, NewEvent } from '../events.ts'
import type { unitEvents } from './events.ts'
import type { Unit } from './record.ts'

/** A fact about a unit, on its own stream; `also` names another record in whose timeline it stands, or the person who stands down. */
export function about<T extends keyof typeof unitEvents & EventType>(
  unit: Unit,
  type: T,
  payload: EventPayload<T>,
  also: string | null = null,
): NewEvent {
  const { jurisdiction, sharedWith } = unit
  return { type, jurisdiction, sharedWith, about: also ? [unit.id, also] : [unit.id], payload } as NewEvent
}
