import type { Role } from './actor.ts'
import type { EventVisibility } from './event-type.ts'
import { EVENTS, type Event, type EventType } from './events.ts'
import { covers, type Jurisdiction } from './jurisdiction.ts'
import type { RecordBase } from './record-base.ts'
import type { AnyRecord, Kind, RecordOf } from './records.ts'
import { knowsDevice, unitView } from './unit/view.ts'

/** Viewers with the same role and jurisdiction: what they may see is computed and encoded once for all of them. */
export interface Audience {
  readonly role: Role
  readonly jurisdiction: Jurisdiction
}

export const audienceKey = ({ role, jurisdiction }: Audience): string => `${role}@${jurisdiction}`

const EXERCISE_CONTROL: readonly Role[] = ['controller', 'evaluator']
const isExerciseControl = ({ role }: Audience): boolean => EXERCISE_CONTROL.includes(role)

const reaches = (audience: Audience, of: Pick<RecordBase, 'jurisdiction' | 'sharedWith'>): boolean =>
  covers(audience.jurisdiction, of.jurisdiction) ||
  of.sharedWith.some((code) => covers(code, audience.jurisdiction) || covers(audience.jurisdiction, code))

type View<K extends Kind> = (audience: Audience, record: RecordOf<K>) => RecordOf<K> | undefined

const byJurisdiction = <R extends AnyRecord>(audience: Audience, record: R): R | undefined =>
  reaches(audience, record) ? record : undefined

/** To be counted up when what an audience may see of the same record changes: copies by the old rules are replaced. */
export const VIEW_RULES = 2

/** Each kind declares what of it an audience may see; a kind without a line here does not compile. */
const VIEWS: { readonly [K in Kind]: View<K> } = {
  incident: byJurisdiction,
  unit: (audience, unit) => (reaches(audience, unit) ? unitView(audience, unit) : undefined),
  warehouse: byJurisdiction,
  /** A county's catalogue serves its townships. */
  item: (audience, item) =>
    reaches(audience, item) || covers(item.jurisdiction, audience.jurisdiction) ? item : undefined,
  lot: byJurisdiction,
  balance: byJurisdiction,
  target: byJurisdiction,
  marking: byJurisdiction,
  exercise: (_, exercise) => exercise,
  inject: (audience, inject) => (isExerciseControl(audience) ? inject : undefined),
  message: byJurisdiction,
  /** Only `decide` counts. */
  tally: () => undefined,
  /** Everybody sees the same county. */
  baseData: (_, baseData) => baseData,
}

/**
 * What an audience may see of a record: the record, a reduced copy, or nothing. The one place that hides records;
 * decided from the record alone, so that it can be computed once per audience and again at any time.
 */
export function viewFor<K extends Kind>(audience: Audience, record: RecordOf<K>): RecordOf<K> | undefined {
  const view = VIEWS[record.kind] as unknown as View<K>
  return view(audience, record)
}

/**
 * Whether two versions of one record are seen by the same audiences: all by which `viewFor` shows a record or not is
 * compared here. The feed remembers a version only when this says that the next one may have left somebody.
 */
export const seenAlike = (a: RecordBase, b: RecordBase): boolean =>
  a.jurisdiction === b.jurisdiction &&
  a.sharedWith.length === b.sharedWith.length &&
  a.sharedWith.every((code, at) => code === b.sharedWith[at])

/** What an audience may see of an event of the log: the event, or nothing. */
export const viewEvent = (audience: Audience, event: Event): Event | undefined =>
  readsEvent(audience, event) ? event : undefined

function readsEvent(audience: Audience, event: Event): boolean {
  switch (EVENTS[event.type].visibility) {
    case 'everyone':
      return true
    case 'exercise-control':
      return isExerciseControl(audience)
    case 'device-keepers':
      return reaches(audience, event) && knowsDevice(audience, event)
    case 'jurisdiction':
      return reaches(audience, event)
  }
}

/** The types of events that everyone in an operation may read, and those that this audience never may. */
export function visibleTypes(audience: Audience): {
  readonly open: EventType[]
  readonly hidden: EventType[]
} {
  const types = (wanted: EventVisibility) =>
    (Object.keys(EVENTS) as EventType[]).filter((type) => EVENTS[type].visibility === wanted)
  const ofControl = types('exercise-control')
  const isControl = isExerciseControl(audience)
  return {
    open: [...types('everyone'), ...(isControl ? ofControl : [])],
    hidden: isControl ? [] : ofControl,
  }
}
