import { io, type Socket } from 'socket.io-client'
import type { WebSocket } from 'ws'
import type { JoinAnswer, JoinRequest } from '../../../domain/sync/wire.ts'

/** A screen of somebody signed in, as a browser has it: the namespace `/operations` over WebSocket. */
export function connectScreen(url: string, cookie: string): Promise<Socket> {
  const socket = io(`${url}/operations`, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false },
    extraHeaders: { cookie, origin: url },
  })
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('connect_error', reject)
  })
}

export async function join(socket: Socket, request: JoinRequest): Promise<JoinAnswer> {
  const answer: unknown = await socket.timeout(30_000).emitWithAck('join', request)
  if (typeof answer === 'object' && answer !== null && 'mode' in answer) return answer as JoinAnswer
  throw new Error(`The join was refused: ${JSON.stringify(answer)}`)
}

/** Bytes that came in over a screen's TCP connection so far: frames, headers and all. */
export function bytesRead(socket: Socket): number {
  const { ws } = socket.io.engine.transport as unknown as { ws?: WebSocket }
  return (ws as unknown as { _socket?: { bytesRead: number } } | undefined)?._socket?.bytesRead ?? 0
}
