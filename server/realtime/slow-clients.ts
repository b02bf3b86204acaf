import type { Namespace, Socket } from 'socket.io'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { backlogBytes } from './backlog.ts'

const LOOK_EVERY_MS = 500

/**
 * With more than this not yet taken the line is cut, so that the client comes back and catches up. Positions stop at
 * much less (server/positions/socket-delivery.ts).
 */
const CUT_BYTES = 4 * 1024 * 1024

/**
 * socket.io has no backpressure of its own: what a slow or stopped client has not taken waits in our memory. This
 * looks at each connection and bounds it. @returns how to stop
 */
export function watchSlowClients(namespace: Namespace, metrics: Metrics, log: Log): () => void {
  const timer = setInterval(() => {
    let total = 0
    for (const socket of namespace.sockets.values()) {
      const bytes = backlogBytes(socket)
      total += bytes
      if (bytes > CUT_BYTES) cut(socket, bytes)
    }
    metrics.sockets.set(namespace.sockets.size)
    metrics.buffered.set(total)
  }, LOOK_EVERY_MS)
  timer.unref()

  function cut(socket: Socket, bytes: number): void {
    log.warn({ socket: socket.id, bytes }, 'a client does not take what it is sent: its line is cut')
    metrics.cut.inc()
    // Discarding: an orderly close would wait until all was taken.
    socket.conn.close(true)
  }

  return () => clearInterval(timer)
}
