import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'

/** A small base map as a test wants it. */
export interface MadeBasemap {
  readonly tiles: readonly {
    readonly z: number
    readonly x: number
    readonly y: number
    readonly bytes: Buffer
  }[]
  /** 1 vector, 2 PNG, 3 JPEG, 4 WebP, 5 AVIF. */
  readonly tileType?: number
  /** 1 none, 2 gzip, 3 Brotli: of the tiles; directory and metadata are gzipped. */
  readonly tileCompression?: number
  readonly version?: number
  /** West, south, east, north, degrees. */
  readonly bounds?: readonly [number, number, number, number]
  readonly metadata?: string
}

const HEADER_BYTES = 127
/** Around the demo county. */
const QINGSHI = [110.1, 29.5, 111, 30.2] as const

/**
 * A PMTiles file of version 3 with one directory
 * (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md).
 */
export function pmtilesFile({
  tiles,
  tileType = 1,
  tileCompression = 2,
  version = 3,
  bounds = QINGSHI,
  metadata = '{}',
}: MadeBasemap): Buffer {
  const entries = tiles
    .map(({ z, x, y, bytes }) => ({ id: zxyToTileId(z, x, y), bytes }))
    .sort((a, b) => a.id - b.id)
  const directory = gzipSync(
    Buffer.concat([
      varint(entries.length),
      ...entries.map(({ id }, at) => varint(id - (entries[at - 1]?.id ?? 0))),
      ...entries.map(() => varint(1)),
      ...entries.map(({ bytes }) => varint(bytes.length)),
      // 0: where the tile before ends; otherwise the offset and one.
      ...entries.map((_, at) => varint(at === 0 ? 1 : 0)),
    ]),
  )
  const about = gzipSync(metadata)
  const data = Buffer.concat(entries.map(({ bytes }) => bytes))
  const zooms = tiles.map(({ z }) => z)
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PMTiles', 'latin1')
  header[7] = version
  const aboutAt = HEADER_BYTES + directory.length
  const dataAt = aboutAt + about.length
  const count = entries.length
  const numbers = [HEADER_BYTES, directory.length, aboutAt, about.length, dataAt, 0, dataAt, data.length]
  ;[...numbers, count, count, count].forEach((number, at) =>
    header.writeBigUInt64LE(BigInt(number), 8 + at * 8),
  )
  header.set([1, 2, tileCompression, tileType, Math.min(...zooms), Math.max(...zooms)], 96)
  bounds.forEach((degrees, at) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + at * 4))
  return Buffer.concat([header, directory, about, data])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Buffer.from([...bytes, rest])
}
