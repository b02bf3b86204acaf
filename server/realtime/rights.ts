import type { Namespace, Socket } from 'socket.io'
import { grantIn } from '../../domain/access.ts'
import { audienceKey } from '../../domain/visibility.ts'
import type { Log } from '../log.ts'
import { accessOf } from '../rooms/rooms.ts'
import type { Services } from '../services.ts'
import type { Audiences } from './audiences.ts'
import { dataOf } from './handshake.ts'

/** How often sessions that ran out, and rights changed in the database by another process, are looked for. */
const LOOK_EVERY_MS = 5_000

/**
 * Keeps sockets in step with the rights of who sits at them: other rights get a new snapshot, none any more and
 * the line is closed. @returns how to stop
 */
export function followRights(
  namespace: Namespace,
  { accounts, sessions, rooms, output }: Pick<Services, 'accounts' | 'sessions' | 'rooms'> & { output: Log },
  audiences: Audiences,
  changed: (operation: string) => void,
): () => void {
  const check = (socket: Socket): void => {
    checkNow(socket).catch((error: unknown) => {
      output.error({ err: error }, 'The rights of a socket could not be checked')
      socket.disconnect(true)
    })
  }

  async function checkNow(socket: Socket): Promise<void> {
    const session = await sessions.byHash(dataOf(socket).tokenHash)
    if (!session) return close(socket, 'sign-in-required')
    for (const { operation: id, audience } of audiences.of(socket)) {
      const operation = rooms.get(id)
      const grant = operation && grantIn(accessOf(operation), session.account.grants)
      if (!operation || !grant) return close(socket, 'not-found')
      if (audienceKey(grant) === audienceKey(audience)) continue
      const now = audiences.enter(socket, id, grant)
      const { mode: _, ...snapshot } = operation.room.feed.snapshot(now)
      socket.emit('snapshot', { operation: id, ...snapshot })
      audiences.startPositions(socket, id)
      changed(id)
    }
  }

  /** The client is told why, and what it may still see it asks for again. */
  function close(socket: Socket, code: string): void {
    output.info({ socket: socket.id, code }, 'socket closed: its rights have ended')
    socket.emit('closed', { code })
    socket.disconnect(true)
  }

  const each = (wanted: (socket: Socket) => boolean): void => {
    for (const socket of [...namespace.sockets.values()]) if (wanted(socket)) check(socket)
  }
  accounts.onChanged((id) => each((socket) => dataOf(socket).accountId === id))
  sessions.onEnded((tokenHash) => each((socket) => dataOf(socket).tokenHash === tokenHash))
  const timer = setInterval(() => each(() => true), LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
