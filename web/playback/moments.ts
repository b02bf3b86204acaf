import type { Event, EventType } from '../../domain/events.ts'

/** What one looks for when looking back: the turns of an incident and of a drill. */
const TURNS: ReadonlySet<EventType> = new Set<EventType>([
  'IncidentReported',
  'IncidentVerified',
  'IncidentFoundFalse',
  'IncidentGraded',
  'IncidentClosed',
  'IncidentReopened',
  'UnitAssigned',
  'MessageReceived',
  'ExerciseStarted',
  'ExercisePaused',
  'ExerciseResumed',
  'ExerciseJumped',
  'ExerciseEnded',
])

export const isTurn = ({ type }: Event): boolean => TURNS.has(type)

/** The last of some events, oldest first, that was recorded at or before an instant; -1 when there is none. */
export const lastAt = (events: readonly Event[], atMs: number): number =>
  events.findLastIndex(({ recordedAt }) => Date.parse(recordedAt) <= atMs)
