import { endianness } from 'node:os'

const KINDS = { Uint8Array, Uint16Array, Int16Array, Int32Array, Float32Array, Float64Array } as const
type KindName = keyof typeof KINDS
type Column = InstanceType<(typeof KINDS)[KindName]>

const MAGIC = 'FHC1'
const HEAD = 8
const ALIGNED = 8

/** How a column stands in the text: its kind, where its bytes begin after the text, and its length. */
interface Placed {
  readonly $column: readonly [kind: KindName, offset: number, length: number]
}

/**
 * An object whose typed arrays are columns, as bytes: `FHC1`, the length of the text (uint32), the text as JSON with a
 * mark in place of each column, then the columns one after another, each at a multiple of 8, little endian.
 */
export function packedColumns(value: object): Buffer {
  const columns: Column[] = []
  let offset = 0
  const text = Buffer.from(
    JSON.stringify(value, (_, inner: unknown) => {
      if (!ArrayBuffer.isView(inner)) return inner
      const column = inner as Column
      const placed: Placed = { $column: [column.constructor.name as KindName, offset, column.length] }
      columns.push(column)
      offset += aligned(column.byteLength)
      return placed
    }),
  )
  const start = aligned(HEAD + text.length)
  const bytes = Buffer.alloc(start + offset)
  bytes.write(MAGIC, 0, 'latin1')
  bytes.writeUInt32LE(text.length, 4)
  text.copy(bytes, HEAD)
  let at = start
  for (const column of columns) {
    Buffer.from(column.buffer, column.byteOffset, column.byteLength).copy(bytes, at)
    at += aligned(column.byteLength)
  }
  return bytes
}

/** What `packedColumns` made into bytes. @throws when the bytes are something else */
export function unpackedColumns(bytes: Buffer): unknown {
  if (bytes.toString('latin1', 0, 4) !== MAGIC) throw new Error('these bytes hold no columns')
  if (endianness() !== 'LE') throw new Error('columns are little endian, this machine is not')
  const end = HEAD + bytes.readUInt32LE(4)
  const start = aligned(end)
  return JSON.parse(bytes.toString('utf8', HEAD, end), (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || !('$column' in inner)) return inner
    const [kind, offset, length] = (inner as Placed).$column
    const from = start + offset
    // A copy of its own: the bytes need not be aligned, and nobody else holds them.
    const own = new Uint8Array(bytes.subarray(from, from + length * KINDS[kind].BYTES_PER_ELEMENT))
    return new KINDS[kind](own.buffer)
  })
}

const aligned = (length: number): number => Math.ceil(length / ALIGNED) * ALIGNED
