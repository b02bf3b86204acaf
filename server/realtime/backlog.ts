import type { Socket } from 'socket.io'

interface Packet {
  readonly data?: string | Buffer | ArrayBufferView
  readonly options?: { readonly wsPreEncodedFrame?: readonly { readonly length: number }[] }
}

/** What engine.io and ws keep to themselves; absent where they do not have it (any more). */
interface Line {
  readonly writeBuffer?: readonly Packet[]
  readonly transport?: { readonly socket?: { readonly bufferedAmount?: number } }
}

/**
 * Bytes that were handed to a socket and have not left the process: packets not yet given to its transport, and what
 * its transport has not sent. A text counts a byte a character.
 */
export function backlogBytes({ conn }: Pick<Socket, 'conn'>): number {
  const { writeBuffer = [], transport } = conn as unknown as Line
  const waiting = writeBuffer.reduce((sum, packet) => sum + lengthOf(packet), 0)
  return waiting + (transport?.socket?.bufferedAmount ?? 0)
}

/** What was encoded ahead is sent in place of the data, and may hold more: a frame of positions follows its header. */
function lengthOf({ data, options }: Packet): number {
  const encoded = options?.wsPreEncodedFrame
  if (encoded) return encoded.reduce((sum, { length }) => sum + length, 0)
  return typeof data === 'string' ? data.length : (data?.byteLength ?? 0)
}
