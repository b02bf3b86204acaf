import { open, type FileHandle } from 'node:fs/promises'
import { findTile, ResolvedValueCache, zxyToTileId, type Source } from 'pmtiles'
import type { TileId } from '../terrain/tile.ts'

/** A directory leads to a directory, and that to a tile; the format knows no more than three steps. */
const MOST_STEPS = 4
const DIRECTORIES_KEPT = 64
/** No tile and no directory is longer; a broken file may say that one is. */
const MOST_BYTES = 16 * 1024 * 1024

/** One PMTiles file, read a few kB at a time: neither it nor its directories are ever held whole. */
export class Archive {
  readonly #path: string
  /** Holds what was read, never what failed: after a fault of the disk it is read again. */
  readonly #directories = new ResolvedValueCache(DIRECTORIES_KEPT)

  constructor(path: string) {
    this.#path = path
  }

  /**
   * A tile as it is packed in the file; undefined where the map has none. The file is open for as long as this takes.
   * @throws when the file is not there or is broken
   */
  async tile(id: TileId): Promise<Buffer | undefined> {
    const file = await open(this.#path, 'r')
    try {
      return await this.#find(sourceIn(file, this.#path), id)
    } finally {
      await file.close()
    }
  }

  async #find(source: Source, { z, x, y }: TileId): Promise<Buffer | undefined> {
    const header = await this.#directories.getHeader(source)
    if (z < header.minZoom || z > header.maxZoom) return undefined
    let [offset, length] = [header.rootDirectoryOffset, header.rootDirectoryLength]
    for (let step = 0; step < MOST_STEPS; step++) {
      const entries = await this.#directories.getDirectory(source, offset, length, header)
      const found = findTile(entries, zxyToTileId(z, x, y))
      if (!found) return undefined
      if (found.runLength > 0) {
        const { data } = await source.getBytes(header.tileDataOffset + found.offset, found.length)
        return Buffer.from(data)
      }
      ;[offset, length] = [header.leafDirectoryOffset + found.offset, found.length]
    }
    throw new Error(`${this.#path}: directories lead to no tile`)
  }
}

const sourceIn = (file: FileHandle, path: string): Source => ({
  getKey: () => path,
  async getBytes(offset, length) {
    if (length > MOST_BYTES) throw new Error(`${path}: ${length} bytes at ${offset} are no tile`)
    const bytes = new Uint8Array(length)
    const { bytesRead } = await file.read(bytes, 0, length, offset)
    return { data: bytes.buffer.slice(0, bytesRead) }
  },
})
