import { randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { makeFolderIn } from '../plugins/database.ts'

export interface CachedTile {
  readonly bytes: Buffer
  readonly storedAt: Date
}

interface KeptFile {
  readonly path: string
  readonly size: number
  readonly mtimeMs: number
}

/** When there is no room, so many are marked to go that the files need not be looked through again for a while. */
const ROOM_LEFT = 0.9

/** Pictures on disk by a relative path: what was fetched once is there when the line is not. */
export class TileCache {
  readonly #dataDir: string
  readonly #folder: string
  readonly #mostBytes: number
  /** The bytes of all files, counted once; each tile written is added. */
  #held: Promise<number>
  /** Those that go next, the oldest last, as they were when the files were looked through. */
  #toGo: KeptFile[] = []

  /** @param name of its folder in the data folder */
  constructor(dataDir: string, name: string, mostBytes: number) {
    this.#dataDir = dataDir
    this.#folder = join(dataDir, name)
    this.#mostBytes = mostBytes
    this.#held = this.#files().then(sizeOf)
  }

  /** @returns undefined when it was never stored, or cannot be read */
  async get(path: string): Promise<CachedTile | undefined> {
    const file = join(this.#folder, path)
    try {
      const [bytes, { mtime }] = await Promise.all([readFile(file), stat(file)])
      return { bytes, storedAt: mtime }
    } catch {
      return undefined
    }
  }

  /**
   * Whole or not at all: a tile that was cut off would be shown for ever. One after the other, and the oldest go first,
   * as many as must to make room, so that all together never hold more than they may.
   */
  async put(path: string, bytes: Buffer, at: Date): Promise<void> {
    const before = this.#held
    const after = before.then(async (held) => {
      const kept = await this.#makeRoom(held, bytes.length)
      await this.#write(join(this.#folder, path), bytes, at)
      // One that replaces another is counted beside it, until the files are looked through again.
      return kept + bytes.length
    })
    // A disk that fails once shall not keep all tiles from being kept for ever.
    this.#held = after.catch(() => before)
    await after
  }

  async #write(file: string, bytes: Buffer, at: Date): Promise<void> {
    const part = `${file}.${randomUUID()}.part`
    makeFolderIn(this.#dataDir, dirname(file))
    // On the disk before it has its name: after a power cut an empty file would be taken for a picture.
    await writeFile(part, bytes, { flush: true })
    await utimes(part, at, at)
    await rename(part, file)
  }

  /** Removes the oldest until there is room for what comes. @returns the bytes that are kept then */
  async #makeRoom(held: number, toCome: number): Promise<number> {
    let bytes = held
    while (bytes + toCome > this.#mostBytes) {
      const oldest = this.#toGo.pop()
      if (!oldest) {
        bytes = await this.#markOldest(toCome)
        if (this.#toGo.length === 0) break
        continue
      }
      const now = await stat(oldest.path).catch(() => undefined)
      // One that was replaced meanwhile is young again, and was counted again.
      if (now?.mtimeMs === oldest.mtimeMs) await rm(oldest.path, { force: true })
      bytes -= oldest.size
    }
    return bytes
  }

  /** @returns the bytes of all files */
  async #markOldest(toCome: number): Promise<number> {
    const files = (await this.#files()).sort((a, b) => a.mtimeMs - b.mtimeMs)
    const all = sizeOf(files)
    let left = all
    const staying = files.findIndex(({ size }) => {
      if (left <= this.#mostBytes * ROOM_LEFT - toCome) return true
      left -= size
      return false
    })
    this.#toGo = files.slice(0, staying === -1 ? files.length : staying).reverse()
    return all
  }

  async #files(): Promise<KeptFile[]> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(() => [])
    const files = entries.filter((entry) => entry.isFile())
    const found: KeptFile[] = []
    for (const entry of files) {
      const path = join(entry.parentPath, entry.name)
      // A part may have got its name meanwhile.
      const facts = await stat(path).catch(() => undefined)
      if (facts) found.push({ path, size: facts.size, mtimeMs: facts.mtimeMs })
    }
    return found
  }
}

const sizeOf = (files: readonly KeptFile[]): number => files.reduce((sum, { size }) => sum + size, 0)
