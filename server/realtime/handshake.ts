import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Namespace, Socket } from 'socket.io'
import type { Session, Sessions } from '../accounts/sessions.ts'
import { ApiError, invalid } from '../errors.ts'
import { fault } from '../field-words.ts'
import { isOwnOrigin } from '../plugins/security.ts'
import { COOKIE } from '../plugins/session.ts'
import { socketError } from './messages.ts'

/** Who sits at a socket; set by the handshake, looked up again whenever it matters. */
export interface SocketData {
  tokenHash: string
  accountId: string
}

export const dataOf = (socket: Socket): SocketData => socket.data as SocketData

/** Whether a page of ours opens the line: no same-origin rule of the browser's stands before a WebSocket. */
export function allowRequest(app: FastifyInstance) {
  return ({ headers }: IncomingMessage, answer: (error: string | null, ok: boolean) => void): void => {
    // Behind a proxy the host that the browser knows is the forwarded one.
    const forwarded = app.services.config.trustProxy === false ? undefined : headers['x-forwarded-host']
    const host = (Array.isArray(forwarded) ? forwarded[0] : forwarded) ?? headers.host ?? ''
    const ok = isOwnOrigin(headers, host)
    if (!ok) {
      app.log.info({ origin: headers.origin, code: 'wrong-origin' }, 'handshake refused')
      app.services.metrics.handshakeRefused('wrong-origin')
    }
    answer(ok ? null : 'wrong-origin', ok)
  }
}

/** Lets nobody in who is not signed in; the reason goes back as `connect_error` with our usual body as its data. */
export function checkSession(namespace: Namespace, app: FastifyInstance, sessions: Sessions): void {
  namespace.use(async (socket, next) => {
    try {
      await enter(socket, app, sessions)
    } catch (thrown) {
      const { error, body } = socketError(thrown)
      app.log.info({ code: error.code, socket: socket.id, err: error.cause }, 'handshake refused')
      app.services.metrics.handshakeRefused(error.code)
      return next(Object.assign(new Error(error.code), { data: body }))
    }
    next()
  })
}

/**
 * socket.io always has the namespace `/`, and lets anybody in. Nothing of ours is there: who comes is told so, with the
 * usual body, and the line is closed.
 */
export function refuseStrangers(root: Namespace, app: FastifyInstance): void {
  root.use((socket, next) => {
    const { error, body } = socketError(invalid(fault('namespace', 'namespace')))
    app.log.info({ code: error.code, namespace: '/', from: socket.conn.remoteAddress }, 'handshake refused')
    app.services.metrics.handshakeRefused('namespace')
    next(Object.assign(new Error(error.code), { data: body }))
    // Only then is the reason on its way; a line kept open would be asked again and again.
    setImmediate(() => socket.conn.close())
  })
}

async function enter(socket: Socket, app: FastifyInstance, sessions: Sessions): Promise<void> {
  const token = app.parseCookie(socket.handshake.headers.cookie ?? '')[COOKIE]
  const session = await sessions.find(token ?? undefined)
  if (!session) throw new ApiError('sign-in-required')
  if (session.account.mustChange) throw new ApiError('password-change-required')
  const data: SocketData = { tokenHash: session.tokenHash, accountId: session.account.id }
  socket.data = data
}

/** The session of a socket as it is now. @throws ApiError sign-in-required */
export async function sessionOf(socket: Socket, sessions: Sessions, active: boolean): Promise<Session> {
  const session = await sessions.byHash(dataOf(socket).tokenHash, active)
  if (!session) throw new ApiError('sign-in-required')
  return session
}
