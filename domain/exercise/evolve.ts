import { assertNever } from '../assert-never.ts'
import type { Event } from '../events.ts'
import type { Read } from '../read.ts'
import type { Changes, NewRecord } from '../records.ts'
import type { ExerciseClock } from './clock.ts'
import type { exerciseEvents } from './events.ts'
import type { Exercise, Inject } from './record.ts'

type ExerciseEvent = Event<keyof typeof exerciseEvents>

export function evolveExercise(read: Read, event: ExerciseEvent): Changes {
  const { jurisdiction } = event
  switch (event.type) {
    case 'ExercisePrepared': {
      const { startingState: _, ...facts } = event.payload
      const clock = { is: 'prepared' } as const
      return put({ kind: 'exercise', id: 'exercise', jurisdiction, sharedWith: [], ...facts, clock })
    }
    case 'InjectPrepared': {
      const { payload: script } = event
      return put({
        kind: 'inject',
        id: script.injectId,
        jurisdiction,
        sharedWith: [],
        script,
        status: { is: 'waiting' },
      })
    }
    case 'ExerciseStarted':
      return clockSet(read, {
        is: 'running',
        rate: event.payload.rate,
        anchorAt: event.recordedAt,
        anchorMs: 0,
      })
    case 'ExercisePaused':
      return clockSet(read, { is: 'paused', rate: rateOf(exerciseIn(read)), anchorMs: event.payload.atMs })
    case 'ExerciseResumed':
      return clockSet(read, running(rateOf(exerciseIn(read)), event.recordedAt, event.payload.atMs))
    case 'ExerciseRateChanged': {
      const { rate, atMs } = event.payload
      const isRunning = exerciseIn(read).clock.is === 'running'
      return clockSet(
        read,
        isRunning ? running(rate, event.recordedAt, atMs) : { is: 'paused', rate, anchorMs: atMs },
      )
    }
    case 'ExerciseJumped': {
      const { clock } = exerciseIn(read)
      const { toMs } = event.payload
      const isRunning = clock.is === 'running'
      const rate = rateOf(exerciseIn(read))
      return clockSet(
        read,
        isRunning ? running(rate, event.recordedAt, toMs) : { is: 'paused', rate, anchorMs: toMs },
      )
    }
    case 'ExerciseEnded':
      return clockSet(read, { is: 'ended', anchorMs: event.payload.atMs })
    case 'InjectDelivered':
      return injectSet(read, event.payload.injectId, {
        is: 'delivered',
        at: event.recordedAt,
        exerciseMs: event.exerciseMs ?? 0,
        effectRefused: event.payload.effectRefused,
      })
    case 'InjectSkipped':
      return injectSet(read, event.payload.injectId, {
        is: 'skipped',
        at: event.recordedAt,
        reason: event.payload.reason,
      })
    case 'MessageReceived': {
      const { messageId: id, ...facts } = event.payload
      const times = { receivedAt: event.recordedAt, acknowledgedAt: null }
      return put({ kind: 'message', id, jurisdiction, sharedWith: [], ...facts, ...times })
    }
    case 'MessageAcknowledged': {
      const message = read.get('message', event.payload.messageId)
      if (!message)
        throw new Error(`${event.type} at seq ${event.seq} names a message that is not in the state`)
      return put({ ...message, acknowledgedAt: event.recordedAt })
    }
    default:
      return assertNever(event)
  }
}

const put = (...records: NewRecord[]): Changes => ({ put: records, remove: [] })

const running = (rate: number, anchorAt: string, anchorMs: number): ExerciseClock => ({
  is: 'running',
  rate,
  anchorAt,
  anchorMs,
})

const rateOf = ({ clock }: Exercise): number => ('rate' in clock ? clock.rate : 1)

function exerciseIn(read: Read): Exercise {
  const exercise = read.get('exercise', 'exercise')
  if (!exercise) throw new Error('The log moves the clock of an exercise that was never prepared')
  return exercise
}

const clockSet = (read: Read, clock: ExerciseClock): Changes => put({ ...exerciseIn(read), clock })

function injectSet(read: Read, id: string, status: Inject['status']): Changes {
  const inject = read.get('inject', id)
  if (!inject) throw new Error(`The log names inject ${id}, which was never prepared`)
  return put({ ...inject, status })
}
