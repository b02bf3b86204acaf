import type { Namespace } from 'socket.io'
import { exerciseMsAt, storyAt } from '../../domain/exercise/clock.ts'
import type { Batch } from '../../domain/sync/feed.ts'
import type { Operation, Rooms } from '../rooms/rooms.ts'
import { everyoneIn, type Audiences } from './audiences.ts'

const EVERY_MS = 2_000

const MOVES_THE_CLOCK = new Set<string>([
  'ExerciseStarted',
  'ExercisePaused',
  'ExerciseResumed',
  'ExerciseRateChanged',
  'ExerciseJumped',
  'ExerciseEnded',
])

/** Tells everybody what time it is, every 2 s and when a drill clock was moved. @returns how to stop */
export function tellClocks(
  namespace: Namespace,
  rooms: Rooms,
  audiences: Audiences,
  now: () => Date,
): () => void {
  const tell = (operation: Operation): void => {
    namespace.to(everyoneIn(operation.row.id)).emit('clock', clockOf(operation, now()))
  }
  rooms.onOpened((operation) =>
    operation.room.onBatch(({ events }: Batch) => {
      if (events.some(({ type }) => MOVES_THE_CLOCK.has(type))) tell(operation)
    }),
  )
  const timer = setInterval(() => {
    for (const id of audiences.operations()) {
      const operation = rooms.get(id)
      if (operation) tell(operation)
    }
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** What time it is in an operation; in a drill T+ and the instant of its story too. */
export function clockOf({ row, room }: Operation, now: Date) {
  const exercise = room.store.get('exercise', 'exercise')
  const time = { operation: row.id, now: now.toISOString(), seq: room.store.seq }
  if (!exercise) return time
  const { clock, storyStart, storyFactor } = exercise
  const exerciseMs = exerciseMsAt(clock, now.getTime())
  return { ...time, exercise: { clock, exerciseMs, storyAt: storyAt(storyStart, storyFactor, exerciseMs) } }
}
