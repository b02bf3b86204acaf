import type { Socket } from 'socket.io'
import { backlogBytes } from '../realtime/backlog.ts'
import type { Delivery } from './channel.ts'
import { textThenBinary } from './websocket-frame.ts'

/** With more than this waiting to be sent, positions are left out: they would be old when they arrive. */
const MOST_BACKLOG_BYTES = 256 * 1024

/**
 * Sends frames to socket.io sockets as the event `positions`, with the operation's id and the bytes. A client sees
 * what `socket.emit` would have sent, but the two WebSocket frames of it (a header and its attachment) are put
 * together once for all clients of an audience, which halves what a client costs (`npm run bench -- fanout`).
 */
export const socketDelivery = (operation: string): Delivery<Socket> => ({
  send(sockets, frame) {
    let encoded: Encoded | undefined
    for (const socket of sockets) {
      if (takesRawFrames(socket)) {
        encoded ??= encode(socket.nsp.name, operation, frame)
        socket.conn.write(encoded.text, encoded.options)
      } else {
        socket.emit('positions', operation, Buffer.from(frame))
      }
    }
  },
  isBehind: (socket) => backlogBytes(socket) > MOST_BACKLOG_BYTES,
})

interface Encoded {
  readonly text: string
  readonly options: { compress: false; wsPreEncodedFrame: [Buffer] }
}

/** Protocol 5 of socket.io: packet type 5 (binary event) with one attachment; engine.io puts a 4 (message) before it. */
function encode(namespace: string, operation: string, frame: Uint8Array): Encoded {
  const data = JSON.stringify(['positions', operation, { _placeholder: true, num: 0 }])
  const text = `51-${namespace},${data}`
  return { text, options: { compress: false, wsPreEncodedFrame: [textThenBinary(`4${text}`, frame)] } }
}

/** As engine.io itself asks before it uses a frame that the adapter has encoded for a broadcast. */
function takesRawFrames({ conn }: Socket): boolean {
  const { transport } = conn
  return (
    transport.name === 'websocket' &&
    conn.readyState === 'open' &&
    typeof reach(transport, 'socket', '_sender', 'sendFrame') === 'function' &&
    !reach(transport, 'perMessageDeflate')
  )
}

/** Reads what a library keeps to itself; undefined where it does not have it (any more). */
function reach(from: unknown, ...path: readonly string[]): unknown {
  let value = from
  for (const name of path) {
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return undefined
    value = Reflect.get(value, name)
  }
  return value
}
