import { EVENTS, isEventType, type Event, type EventType } from './events.ts'

/** An event as the log has it: its payload may be of any earlier version. */
export type StoredEvent = Omit<Event, 'type' | 'payload'> & {
  readonly type: string
  readonly payload: unknown
}

/** Lifts by event type and the version they start from. */
export type Lifts = Readonly<
  Partial<Record<EventType, Readonly<Record<number, (payload: unknown) => unknown>>>>
>

/**
 * When a payload changes: raise its `version` in the registry, add the lift here, and keep a golden log of the
 * new version (tests/replay). The golden logs of the old ones stay.
 */
const LIFTS: Lifts = {
  IncidentReported: { 1: withoutParentJurisdiction },
  IncidentLinked: { 1: withoutParentJurisdiction },
  SituationUpdated: { 1: bySomebody },
}

/** Version 1 did not say where the parent is; its side has no event of the link either. */
function withoutParentJurisdiction(payload: unknown): unknown {
  return { ...(payload as object), parentJurisdiction: null }
}

/** Version 1 did not say which unit of another jurisdiction reported. */
function bySomebody(payload: unknown): unknown {
  return { ...(payload as object), by: null }
}

const newestOf = (type: EventType): number => EVENTS[type].version

/** Lifts a stored event to the newest version of its type. Throws on a type or version that nothing knows. */
export const upcast = (stored: StoredEvent): Event => lifted(stored, newestOf, LIFTS)

/** `upcast` with the registry handed in, so that lifting can be tested before any payload has changed. */
export function lifted(stored: StoredEvent, versionOf: (type: EventType) => number, lifts: Lifts): Event {
  if (!isEventType(stored.type)) throw new Error(`The log holds an event of unknown type ${stored.type}`)
  const newest = versionOf(stored.type)
  let payload = stored.payload
  for (let version = stored.version; version < newest; version++) {
    const lift = lifts[stored.type]?.[version]
    if (!lift) throw new Error(`No lift for ${stored.type} from version ${version}`)
    payload = lift(payload)
  }
  if (stored.version > newest)
    throw new Error(`${stored.type} version ${stored.version} is newer than this program`)
  return { ...stored, version: newest, payload } as Event
}
