import type { Actor } from '../../../domain/actor.ts'
import type { Command } from '../../../domain/commands.ts'
import { EVENTS, type Event, type NewEvent } from '../../../domain/events.ts'
import { exerciseMsAt, storyAt } from '../../../domain/exercise/clock.ts'
import type { OperationId } from '../../../domain/ids.ts'
import type { Read } from '../../../domain/read.ts'

export interface LogEnd {
  readonly operation: OperationId
  readonly seq: number
  /** The last number given out in each jurisdiction's stream. */
  readonly streams: ReadonlyMap<string, number>
}

/** Gives the events of one command their places at the end of a log, as the server does. */
export function placeInLog(
  events: readonly NewEvent[],
  command: Command,
  actor: Actor,
  now: string,
  read: Read,
  end: LogEnd,
): Event[] {
  const streams = new Map(end.streams)
  return events.map((event, at) => {
    const streamSeq = (streams.get(event.jurisdiction) ?? 0) + 1
    streams.set(event.jurisdiction, streamSeq)
    return {
      ...event,
      operation: end.operation,
      seq: end.seq + at + 1,
      streamSeq,
      version: EVENTS[event.type].version,
      actor,
      commandId: command.commandId,
      occurredAt: command.occurredAt ?? now,
      recordedAt: now,
      ...drillTimes(read, now, event),
    } as Event
  })
}

function drillTimes(read: Read, now: string, event: NewEvent) {
  const exercise = read.get('exercise', 'exercise')
  if (!exercise || exercise.clock.is === 'prepared') return {}
  const isPause = event.type === 'ExercisePaused'
  const exerciseMs = isPause ? event.payload.atMs : exerciseMsAt(exercise.clock, Date.parse(now))
  return { exerciseMs, storyAt: storyAt(exercise.storyStart, exercise.storyFactor, exerciseMs) }
}
