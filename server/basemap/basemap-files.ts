import { createHash, randomUUID } from 'node:crypto'
import { constants, createReadStream, statSync } from 'node:fs'
import { copyFile, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Basemap } from '../../db/packs/basemap.ts'
import { makeFolderIn } from '../plugins/database.ts'

/** What a file must be: the sum of its bytes, and how many. */
type Bytes = Pick<Basemap, 'digest' | 'bytes'>

const PART = '.part'
/** Nobody copies for so long: whoever made an older part was killed. A younger one may be another process's. */
const ABANDONED_MS = 60 * 60_000

/** The base maps of all versions, each once, by the digest of its bytes. */
export class BasemapFiles {
  readonly #dataDir: string
  readonly #folder: string

  constructor(dataDir: string) {
    this.#dataDir = dataDir
    this.#folder = join(dataDir, 'basemaps')
  }

  pathOf(digest: string): string {
    return join(this.#folder, `${digest}.pmtiles`)
  }

  /**
   * False on a node of several that was never given it, after a restore (a backup holds no base maps), and when the file
   * was cut off.
   */
  has({ digest, bytes }: Bytes): boolean {
    try {
      return statSync(this.pathOf(digest)).size === bytes
    } catch {
      return false
    }
  }

  /**
   * Keeps the file at `from`; nothing when it is kept. Where the disk can (Btrfs, XFS, APFS) both names share their
   * bytes until one is written to. When it resolves the file is on the disk, also after a power cut.
   * @throws when it is no longer what was read: it was written meanwhile
   */
  async keep(from: string, basemap: Bytes): Promise<void> {
    if (this.has(basemap)) return
    makeFolderIn(this.#dataDir, this.#folder)
    const part = join(this.#folder, `${randomUUID()}${PART}`)
    try {
      await copyFile(from, part, constants.COPYFILE_FICLONE)
      const hash = createHash('sha256')
      await pipeline(createReadStream(part), hash)
      if (hash.digest('hex') !== basemap.digest) throw new Error(`${from} was changed while it was loaded`)
      // The version that names it is durable: the bytes must be before the name is, and the name before the version.
      await toDisk(part)
      await rename(part, this.pathOf(basemap.digest))
      await toDisk(this.#folder)
    } finally {
      await rm(part, { force: true })
    }
  }

  /** Removes what copies that were killed have left. */
  async removeAbandoned(nowMs: number): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      if (!name.endsWith(PART)) continue
      const part = join(this.#folder, name)
      const facts = await stat(part).catch(() => undefined)
      if (facts && nowMs - facts.ctimeMs > ABANDONED_MS) await rm(part, { force: true })
    }
  }
}

async function toDisk(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
