import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { bytesToHeader, Compression, readVarint, TileType, type Header } from 'pmtiles'
import { z } from 'zod'
import type { Datum } from '../../../domain/position.ts'
import { words, type Words } from '../../../domain/words.ts'
import { BASEMAP_FILE, MOST_BASEMAP_BYTES, type Basemap, type BasemapTiles } from '../basemap.ts'
import { wholeFile, type Findings } from '../findings.ts'
import * as faults from './basemap-faults.ts'
import { converter } from './datum.ts'

/** PMTiles version 3: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md */
const HEADER_BYTES = 127
/** A reader takes the header and the root directory in one piece; what lies behind it is never found. */
const ROOT_WITHIN_BYTES = 16_384
const MAGIC = 'PMTiles'
const VERSION = 3
const FINEST_ZOOM = 22
const MOST_UNPACKED = 16 * 1024 * 1024
const PIECE_BYTES = 4 * 1024 * 1024

const TILES: Readonly<Partial<Record<TileType, BasemapTiles>>> = {
  [TileType.Mvt]: 'vector',
  [TileType.Png]: 'png',
  [TileType.Jpeg]: 'jpeg',
  [TileType.Webp]: 'webp',
  [TileType.Avif]: 'avif',
}
const PACKINGS: Readonly<Partial<Record<Compression, Basemap['packing']>>> = {
  [Compression.None]: 'none',
  [Compression.Gzip]: 'gzip',
}

const metadata = z.object({
  attribution: z.string().max(2_000).optional(),
  vector_layers: z.array(z.object({ id: z.string().min(1) })).default([]),
})

/** What is wrong with the file, and how to mend it. */
class Broken extends Error {
  readonly field: string | null
  readonly said: readonly [Words, Words]

  constructor(field: string | null, ...said: readonly [Words, Words]) {
    super(said[0].en)
    this.field = field
    this.said = said
  }
}

/** The county's own base map, when the pack has one; undefined, with a fault, when it cannot be used. */
export function basemapOf(folder: string, datum: Datum, findings: Findings): Basemap | null | undefined {
  const path = join(folder, BASEMAP_FILE)
  if (!existsSync(path)) return null
  try {
    if (converter(datum)) throw new Broken(null, ...faults.SHIFTED)
    return readBasemap(path)
  } catch (error) {
    const { field, said } = error instanceof Broken ? error : unreadable(error)
    findings.fault({ ...wholeFile(BASEMAP_FILE), field }, ...said)
    return undefined
  }
}

function readBasemap(path: string): Basemap {
  const facts = statSync(path)
  if (!facts.isFile()) throw new Broken(null, words('不是普通文件', 'is no regular file'), faults.MAKE_AGAIN)
  if (facts.size > MOST_BASEMAP_BYTES) throw new Broken(null, ...faults.tooBig(facts.size))
  const file = openSync(path, 'r')
  try {
    const header = headerIn(file, facts.size)
    const tiles = TILES[header.tileType]
    const packing = PACKINGS[header.tileCompression]
    if (!tiles) throw new Broken('tileType', ...faults.UNKNOWN_TILES)
    if (!packing) throw new Broken('tileCompression', ...faults.UNKNOWN_PACKING)
    checkDirectory(unpacked(file, header, header.rootDirectoryOffset, header.rootDirectoryLength))
    const said = metadataIn(file, header)
    const { minLon, minLat, maxLon, maxLat, minZoom, maxZoom } = header
    return {
      ...{ digest: digestOf(file), bytes: facts.size, tiles, packing, minZoom, maxZoom },
      bounds: [minLon, minLat, maxLon, maxLat],
      attribution: plainText(said.attribution ?? '') || null,
      layers: tiles === 'vector' ? said.vector_layers.map(({ id }) => id) : [],
    }
  } finally {
    closeSync(file)
  }
}

function headerIn(file: number, size: number): Header {
  const bytes = bytesAt(file, 0, Math.min(size, HEADER_BYTES))
  const isOurs = bytes.length === HEADER_BYTES && bytes.toString('latin1', 0, MAGIC.length) === MAGIC
  if (!isOurs) throw new Broken(null, ...faults.NO_PMTILES)
  const version = bytes[MAGIC.length]
  if (version !== VERSION) throw new Broken('version', ...faults.otherVersion(version))
  const header = bytesToHeader(Uint8Array.from(bytes).buffer)
  const { leafDirectoryLength = 0, tileDataLength = 0 } = header
  const ends = [
    header.rootDirectoryOffset + header.rootDirectoryLength,
    header.jsonMetadataOffset + header.jsonMetadataLength,
    header.leafDirectoryOffset + leafDirectoryLength,
    header.tileDataOffset + tileDataLength,
  ]
  const end = Math.max(...ends)
  if (end > size) throw new Broken(null, ...faults.cutOff(size, end))
  if (header.rootDirectoryOffset + header.rootDirectoryLength > ROOT_WITHIN_BYTES)
    throw new Broken('rootDirectory', ...faults.farRoot(ROOT_WITHIN_BYTES))
  if (header.minZoom > header.maxZoom || header.maxZoom > FINEST_ZOOM)
    throw new Broken('maxZoom', ...faults.noZooms(header))
  const { minLon, minLat, maxLon, maxLat } = header
  const isPlace = minLon < maxLon && minLat < maxLat && minLon >= -180 && maxLon <= 180
  if (!isPlace || minLat < -90 || maxLat > 90) throw new Broken('bounds', ...faults.noBounds(header))
  return header
}

/** The number of entries stands first, then four numbers for each: id, run, length, offset. */
function checkDirectory(bytes: Buffer): void {
  const at = { buf: bytes, pos: 0 }
  const next = (): number => {
    if (at.pos >= bytes.length) throw new Broken('directory', ...faults.NO_DIRECTORY)
    return readVarint(at)
  }
  const entries = next()
  for (let left = entries * 4; left > 0; left--) next()
  if (entries === 0) throw new Broken('directory', words('没有瓦片', 'holds no tiles'), faults.MAKE_AGAIN)
}

function metadataIn(file: number, header: Header): z.output<typeof metadata> {
  if (header.jsonMetadataLength === 0) return metadata.parse({})
  const text = unpacked(file, header, header.jsonMetadataOffset, header.jsonMetadataLength).toString()
  try {
    return metadata.parse(JSON.parse(text))
  } catch {
    throw new Broken('metadata', ...faults.NO_METADATA)
  }
}

function unpacked(file: number, { internalCompression }: Header, offset: number, length: number): Buffer {
  const packing = PACKINGS[internalCompression]
  if (!packing) throw new Broken('internalCompression', ...faults.UNKNOWN_PACKING)
  if (length > MOST_UNPACKED) throw new Broken('directory', ...faults.NO_DIRECTORY)
  const bytes = bytesAt(file, offset, length)
  if (packing === 'none') return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED })
  } catch {
    throw new Broken('directory', ...faults.NO_DIRECTORY)
  }
}

function digestOf(file: number): string {
  const hash = createHash('sha256')
  for (let at = 0; ;) {
    const piece = bytesAt(file, at, PIECE_BYTES)
    if (piece.length === 0) return hash.digest('hex')
    hash.update(piece)
    at += piece.length
  }
}

/** As many of the bytes as there are. */
function bytesAt(file: number, offset: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  return bytes.subarray(0, readSync(file, bytes, 0, length, offset))
}

/** Attributions are written for web pages: links, and `&copy;`. */
const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&copy;/gi, '©')
    .replace(/&amp;/gi, '&')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 160)

function unreadable(error: unknown): Pick<Broken, 'field' | 'said'> {
  const { code = 'ERR' } = error as NodeJS.ErrnoException
  const said = [
    words(`无法读取（${code}）`, `cannot be read (${code})`),
    words('检查文件权限，或重新拷贝', 'Look at who may read the file, or copy it again'),
  ] as const
  return { field: null, said }
}
