const FINAL = 0x80
const TEXT = 1
const BINARY = 2

/** A server's WebSocket frame (RFC 6455, section 5.2): final, not masked, not compressed. */
function frame(opcode: typeof TEXT | typeof BINARY, payload: Uint8Array): Buffer[] {
  const { length } = payload
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = FINAL | opcode
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  return [head, Buffer.from(payload.buffer, payload.byteOffset, length)]
}

/** The bytes on the wire of a text message with a binary one after it. */
export const textThenBinary = (text: string, binary: Uint8Array): Buffer =>
  Buffer.concat([...frame(TEXT, Buffer.from(text)), ...frame(BINARY, binary)])
