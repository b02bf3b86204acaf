import type { UnsealedEvent } from '../../db/event-log.ts'
import { EVENTS, type Event, type NewEvent } from '../../domain/events.ts'
import { exerciseMsAt, storyAt } from '../../domain/exercise/clock.ts'
import type { OperationId } from '../../domain/ids.ts'
import type { Read } from '../../domain/read.ts'
import type { LogEnd } from './log-end.ts'
import type { Submission } from './submission.ts'

export type PlacedEvent = Event & UnsealedEvent

/** Gives new events their place in the log, one after the other; the log's end itself is not moved. */
export class Placer {
  readonly #operation: OperationId
  readonly #end: LogEnd
  #moved = new Map<string, number>()
  #seq: number
  #recordedAt: string

  constructor(operation: OperationId, end: LogEnd) {
    this.#operation = operation
    this.#end = end
    this.#seq = end.seq
    this.#recordedAt = end.recordedAt
  }

  get seq(): number {
    return this.#seq
  }

  /** The instant of what is decided now; a clock that was set back does not take the log back with it. */
  instant(now: string): string {
    return now > this.#recordedAt ? now : this.#recordedAt
  }

  /** `read` is the state before the event: it is stamped with the drill clock as it then was. */
  place(event: NewEvent, { command, actor }: Submission, recordedAt: string, read: Read): PlacedEvent {
    const { jurisdiction } = event
    const streamSeq = (this.#moved.get(jurisdiction) ?? this.#end.streams.get(jurisdiction) ?? 0) + 1
    this.#moved.set(jurisdiction, streamSeq)
    this.#seq += 1
    this.#recordedAt = recordedAt
    return {
      ...event,
      ...{ operation: this.#operation, seq: this.#seq, streamSeq, version: EVENTS[event.type].version },
      ...{ actor, commandId: command.commandId, occurredAt: command.occurredAt ?? recordedAt, recordedAt },
      ...drillTimes(read, recordedAt, event),
    }
  }

  /** Remembers where it is; the function returned goes back there. */
  mark(): () => void {
    const [seq, recordedAt, moved] = [this.#seq, this.#recordedAt, [...this.#moved]]
    return () => {
      this.#seq = seq
      this.#recordedAt = recordedAt
      this.#moved = new Map(moved)
    }
  }
}

function drillTimes(read: Read, recordedAt: string, event: NewEvent) {
  const exercise = read.get('exercise', 'exercise')
  if (!exercise) return {}
  // A pause says itself at which T+: after a stop of the server that is earlier than its clock would have it now.
  const isPause = event.type === 'ExercisePaused'
  const exerciseMs = isPause ? event.payload.atMs : exerciseMsAt(exercise.clock, Date.parse(recordedAt))
  return { exerciseMs, storyAt: storyAt(exercise.storyStart, exercise.storyFactor, exerciseMs) }
}
