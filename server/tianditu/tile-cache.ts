import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface CachedTile {
  readonly bytes: Buffer
  readonly storedAt: Date
}

/** Pictures on disk by a relative path: what was fetched once is there when the line is not. */
export class TileCache {
  readonly #folder: string
  readonly #mostBytes: number

  constructor(folder: string, mostBytes: number) {
    this.#folder = folder
    this.#mostBytes = mostBytes
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

  /** Whole or not at all: a tile that was cut off would be shown for ever. */
  async put(path: string, bytes: Buffer, at: Date): Promise<void> {
    const file = join(this.#folder, path)
    const part = `${file}.${randomUUID()}.part`
    await mkdir(dirname(file), { recursive: true })
    // On the disk before it has its name: after a power cut an empty file would be taken for a picture.
    await writeFile(part, bytes, { flush: true })
    await utimes(part, at, at)
    await rename(part, file)
  }

  /** Removes the oldest until all fit. @returns how many */
  async prune(): Promise<number> {
    const files = await this.#files()
    let bytes = files.reduce((sum, { size }) => sum + size, 0)
    let removed = 0
    for (const { path, size } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (bytes <= this.#mostBytes) break
      await rm(path, { force: true })
      bytes -= size
      removed += 1
    }
    return removed
  }

  async #files(): Promise<{ path: string; size: number; mtimeMs: number }[]> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(() => [])
    const files = entries.filter((entry) => entry.isFile())
    return Promise.all(
      files.map(async (entry) => {
        const path = join(entry.parentPath, entry.name)
        const { size, mtimeMs } = await stat(path)
        return { path, size, mtimeMs }
      }),
    )
  }
}
