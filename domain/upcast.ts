import { EVENTS, isEventType, type Event } from './events.ts'

/** An event as the log has it: its payload may be of any earlier version. */
export type StoredEvent = Omit<Event, 'type' | 'payload'> & {
  readonly type: string
  readonly payload: unknown
}

type Lift = (payload: unknown) => unknown

/**
 * Lifts by event type and the version they start from. When a payload changes: raise its `version` in the
 * registry, add the lift here, and keep the golden log of the old version.
 */
const LIFTS: Partial<Record<string, Record<number, Lift>>> = {}

/** Lifts a stored event to the newest version of its type. Throws on a type or version that nothing knows. */
export function upcast(stored: StoredEvent): Event {
  if (!isEventType(stored.type)) throw new Error(`The log holds an event of unknown type ${stored.type}`)
  const newest = EVENTS[stored.type].version
  let payload = stored.payload
  for (let version = stored.version; version < newest; version++) {
    const lift = LIFTS[stored.type]?.[version]
    if (!lift) throw new Error(`No lift for ${stored.type} from version ${version}`)
    payload = lift(payload)
  }
  if (stored.version > newest)
    throw new Error(`${stored.type} version ${stored.version} is newer than this program`)
  return { ...stored, version: newest, payload } as Event
}
