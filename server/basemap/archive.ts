import { open, type FileHandle } from 'node:fs/promises'
import { findTile, SharedPromiseCache, zxyToTileId, type Source } from 'pmtiles'
import type { TileId } from '../terrain/tile.ts'

/** A directory leads to a directory, and that to a tile; the format knows no more than three steps. */
const MOST_STEPS = 4
const DIRECTORIES_KEPT = 64

/** One PMTiles file, read a few kB at a time: neither it nor its directories are ever held whole. */
export class Archive {
  readonly #file: FileHandle
  readonly #source: Source
  readonly #directories = new SharedPromiseCache(DIRECTORIES_KEPT)

  private constructor(path: string, file: FileHandle) {
    this.#file = file
    this.#source = {
      getKey: () => path,
      async getBytes(offset, length) {
        const bytes = new Uint8Array(length)
        const { bytesRead } = await file.read(bytes, 0, length, offset)
        return { data: bytes.buffer.slice(0, bytesRead) }
      },
    }
  }

  /** @throws when there is no such file */
  static async open(path: string): Promise<Archive> {
    return new Archive(path, await open(path, 'r'))
  }

  /** A tile as it is packed in the file; undefined where the map has none. */
  async tile({ z, x, y }: TileId): Promise<Buffer | undefined> {
    const header = await this.#directories.getHeader(this.#source)
    if (z < header.minZoom || z > header.maxZoom) return undefined
    let [offset, length] = [header.rootDirectoryOffset, header.rootDirectoryLength]
    for (let step = 0; step < MOST_STEPS; step++) {
      const entries = await this.#directories.getDirectory(this.#source, offset, length, header)
      const found = findTile(entries, zxyToTileId(z, x, y))
      if (!found) return undefined
      if (found.runLength > 0) {
        const { data } = await this.#source.getBytes(header.tileDataOffset + found.offset, found.length)
        return Buffer.from(data)
      }
      ;[offset, length] = [header.leafDirectoryOffset + found.offset, found.length]
    }
    throw new Error(`${this.#source.getKey()}: directories lead to no tile`)
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}
