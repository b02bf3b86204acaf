import { createHash, randomUUID } from 'node:crypto'
import { constants, createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** The base maps of all versions, each once, by the digest of its bytes. */
export class BasemapFiles {
  readonly #folder: string

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'basemaps')
  }

  pathOf(digest: string): string {
    return join(this.#folder, `${digest}.pmtiles`)
  }

  /** False on a node of several that was never given it, or after a restore: a backup holds no base maps. */
  has(digest: string): boolean {
    return existsSync(this.pathOf(digest))
  }

  /**
   * Keeps the file at `from`; nothing when it is kept. Where the disk can (Btrfs, XFS, APFS) both names share their
   * bytes until one is written to. @throws when it is no longer what was read: it was written meanwhile
   */
  async keep(from: string, digest: string): Promise<void> {
    if (this.has(digest)) return
    await mkdir(this.#folder, { recursive: true })
    const part = join(this.#folder, `${randomUUID()}.part`)
    try {
      await copyFile(from, part, constants.COPYFILE_FICLONE)
      const hash = createHash('sha256')
      await pipeline(createReadStream(part), hash)
      if (hash.digest('hex') !== digest) throw new Error(`${from} was changed while it was loaded`)
      await rename(part, this.pathOf(digest))
    } finally {
      await rm(part, { force: true })
    }
  }
}
