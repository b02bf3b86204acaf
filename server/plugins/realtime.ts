import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Server } from 'socket.io'
import { MOST_MESSAGE_BYTES } from '../../domain/sync/message-limit.ts'
import { tellPeople } from '../people/tell.ts'
import { Audiences } from '../realtime/audiences.ts'
import { tellClocks } from '../realtime/clocks.ts'
import { handleEvents } from '../realtime/events.ts'
import { allowRequest, checkSession, refuseStrangers } from '../realtime/handshake.ts'
import { Presence } from '../realtime/presence.ts'
import { followRights } from '../realtime/rights.ts'
import { watchSlowClients } from '../realtime/slow-clients.ts'

/** What is longer than a message may be is answered up to here; what is longer still closes its line. */
const MOST_BYTES = 4 * MOST_MESSAGE_BYTES

/** A line that has entered no namespace by then is cut: nobody is known to sit at it. */
const ENTER_WITHIN_MS = 10_000

/** engine.io's code for what allowRequest refuses. */
const FORBIDDEN = 4

/** engine.io has a handful of messages, such as `Transport unknown`. */
const asReason = (message: unknown) => String(message).toLowerCase().replaceAll(' ', '-')

/** The socket: namespace `/operations`, over the same port and the same cookie as HTTP. */
export const realtime = fp(
  async (app: FastifyInstance, { enterWithinMs = ENTER_WITHIN_MS }: RealtimeOptions) => {
    const { services } = app
    const io = new Server(app.server, {
      ...{ maxHttpBufferSize: MOST_BYTES, allowRequest: allowRequest(app), serveClient: false },
      connectTimeout: enterWithinMs,
      // A dead line is noticed within 25 s.
      ...{ pingInterval: 15_000, pingTimeout: 10_000, perMessageDeflate: false },
      // The first picture of an operation comes by HTTP, before the line is a WebSocket.
      httpCompression: { threshold: 4_096 },
    })
    const namespace = io.of('/operations')
    const audiences = new Audiences(namespace, (operation) => services.hubs.get(operation))
    const presence = new Presence(namespace, audiences, services.neighbours)
    refuseStrangers(io.of('/'), app)
    checkSession(namespace, app, services.sessions)
    namespace.on('connection', (socket) => handleEvents(socket, services, { audiences, presence }))
    io.engine.on('connection_error', (error: { code?: unknown; message?: unknown }) => {
      app.log.info({ code: error.code, reason: error.message }, 'connection refused')
      // What allowRequest forbids it has counted by its own reason.
      if (error.code !== FORBIDDEN) services.metrics.handshakeRefused(asReason(error.message))
    })
    services.rooms.onOpened((operation) =>
      operation.room.onBatch((batch) => audiences.send(operation, batch)),
    )
    tellPeople(namespace, services, audiences)
    const stops = [
      tellClocks(namespace, services.rooms, audiences, services.now),
      followRights(namespace, services, audiences, (operation) => presence.changed(operation)),
      watchSlowClients(namespace, services.metrics, app.log),
      () => presence.stop(),
    ]
    app.decorate('realtime', { namespace, audiences, clients: () => io.engine.clientsCount })
    app.addHook('preClose', async () => {
      for (const stop of stops) stop()
      io.disconnectSockets(true)
      io.engine.close()
    })
  },
  { name: 'realtime' },
)

export interface RealtimeOptions {
  /** Milliseconds; tests wait less long. */
  readonly enterWithinMs?: number | undefined
}

declare module 'fastify' {
  interface FastifyInstance {
    realtime: {
      readonly namespace: ReturnType<Server['of']>
      readonly audiences: Audiences
      /** Lines that are open, also of who has entered no namespace. */
      readonly clients: () => number
    }
  }
}
