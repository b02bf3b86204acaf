import { assertNever } from '../assert-never.ts'
import type { Event } from '../events.ts'
import type { Read } from '../read.ts'
import type { Changes } from '../records.ts'
import type { markingEvents } from './events.ts'

type MarkingEvent = Event<keyof typeof markingEvents>

export function evolveMarking(read: Read, event: MarkingEvent): Changes {
  const { markingId: id } = event.payload
  if (event.type === 'MarkingDrawn') return drawn(event)
  const marking = read.get('marking', id)
  if (!marking) throw new Error(`${event.type} at seq ${event.seq} names a marking that is not in the state`)
  switch (event.type) {
    case 'MarkingAltered': {
      const { markingId: _, ...drawing } = event.payload
      return { put: [{ ...marking, ...drawing, alteredAt: event.recordedAt }], remove: [] }
    }
    case 'MarkingShared':
      return { put: [{ ...marking, sharedWith: event.payload.with }], remove: [] }
    case 'MarkingLifted':
      return { put: [], remove: [{ kind: 'marking', id }] }
    default:
      return assertNever(event)
  }
}

function drawn({ jurisdiction, sharedWith, payload, actor, recordedAt }: Event<'MarkingDrawn'>): Changes {
  const { markingId: id, ...drawing } = payload
  const drawnBy = { role: actor.role, jurisdiction: actor.jurisdiction }
  const when = { drawnAt: recordedAt, alteredAt: null }
  return {
    put: [{ kind: 'marking', id, jurisdiction, sharedWith, ...drawing, drawnBy, ...when }],
    remove: [],
  }
}
