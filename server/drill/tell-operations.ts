import type { Namespace, Socket } from 'socket.io'
import { grantIn } from '../../domain/access.ts'
import type { Services } from '../services.ts'
import { dataOf } from '../realtime/handshake.ts'
import { accessOf, type Operation } from '../rooms/rooms.ts'

const CHANGES_THE_LIST = new Set<string>([
  'ExercisePrepared',
  'ExerciseStarted',
  'ExercisePaused',
  'ExerciseResumed',
  'ExerciseEnded',
])

/**
 * Says `operations {changed: true}` to those who may enter an exercise when what GET /api/operations says of it has
 * changed. Nobody else is told, or a message without a change would give away that something is being prepared.
 */
export function tellOperations(
  namespace: Namespace,
  { rooms, sessions, output }: Pick<Services, 'rooms' | 'sessions' | 'output'>,
): void {
  async function tell(socket: Socket, operation: Operation): Promise<void> {
    const session = await sessions.byHash(dataOf(socket).tokenHash)
    if (session && grantIn(accessOf(operation), session.account.grants))
      socket.emit('operations', { changed: true })
  }

  function tellAll(operation: Operation): void {
    for (const socket of namespace.sockets.values()) {
      tell(socket, operation).catch((err: unknown) =>
        output.warn({ err }, 'a change of operations was not told'),
      )
    }
  }

  rooms.onOpened((operation) => {
    // Made by another node: what its log began with was read before anybody could listen.
    if (operation.room.store.seq > 0) tellAll(operation)
    operation.room.onBatch(({ events }) => {
      if (events.some(({ type }) => CHANGES_THE_LIST.has(type))) tellAll(operation)
    })
  })
}
