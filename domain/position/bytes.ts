import { FrameError } from './frame.ts'

const U32_MAX = 0xffff_ffff
const SIGNED_MAX = 2 ** 30

/** Appends numbers to a growing array of bytes. Numbers are little-endian; varints are LEB128 of at most 32 bits. */
export class ByteWriter {
  #bytes = new Uint8Array(1024)
  #view = new DataView(this.#bytes.buffer)
  #length = 0

  u8(value: number): void {
    this.#reserve(1)
    this.#bytes[this.#length++] = value
  }

  u32(value: number): void {
    this.#reserve(4)
    this.#view.setUint32(this.#length, value >>> 0, true)
    this.#length += 4
  }

  u48(value: number): void {
    this.u32(value % 2 ** 32)
    this.#reserve(2)
    this.#view.setUint16(this.#length, Math.floor(value / 2 ** 32), true)
    this.#length += 2
  }

  varint(value: number): void {
    let rest = Math.min(value, U32_MAX) >>> 0
    while (rest > 0x7f) {
      this.u8((rest & 0x7f) | 0x80)
      rest >>>= 7
    }
    this.u8(rest)
  }

  /** Zigzag: small numbers of either sign are short. Beyond 30 bits the nearest number that fits is written. */
  signed(value: number): void {
    const fitting = Math.max(-SIGNED_MAX, Math.min(value, SIGNED_MAX))
    this.varint(((fitting << 1) ^ (fitting >> 31)) >>> 0)
  }

  /** ASCII only. */
  text(text: string): void {
    for (let index = 0; index < text.length; index++) this.u8(text.charCodeAt(index) & 0x7f)
  }

  /** A copy of what was written. */
  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const grown = new Uint8Array(this.#bytes.length * 2)
    grown.set(this.#bytes)
    this.#bytes = grown
    this.#view = new DataView(grown.buffer)
  }
}

/** Reads what `ByteWriter` wrote. Throws a `FrameError` instead of reading past the end. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get remaining(): number {
    return this.#bytes.length - this.#at
  }

  u8(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new FrameError('truncated')
    return byte
  }

  u32(): number {
    return this.#unsigned(4)
  }

  u48(): number {
    return this.#unsigned(6)
  }

  varint(): number {
    let value = 0
    for (let place = 0; place < 5; place++) {
      const byte = this.u8()
      value += (byte & 0x7f) * 2 ** (7 * place)
      if (byte < 0x80) {
        if (value > U32_MAX) break
        return value
      }
    }
    throw new FrameError('number-too-long')
  }

  signed(): number {
    const value = this.varint()
    return (value >>> 1) ^ -(value & 1)
  }

  text(length: number): string {
    if (length > this.remaining) throw new FrameError('truncated')
    let text = ''
    for (let index = 0; index < length; index++) text += String.fromCharCode(this.u8())
    return text
  }

  #unsigned(bytes: number): number {
    let value = 0
    for (let place = 0; place < bytes; place++) value += this.u8() * 2 ** (8 * place)
    return value
  }
}
