import { createHash, randomUUID } from 'node:crypto'
import { accessSync, constants, createReadStream, statSync } from 'node:fs'
import { copyFile, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Basemap } from '../../db/packs/basemap.ts'
import type { Log } from '../log.ts'
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
  readonly #output: Pick<Log, 'warn'>
  /** What was last told of a file that cannot be shown; it is told once, and again when something else is wrong. */
  readonly #told = new Map<string, string>()

  constructor(dataDir: string, output: Pick<Log, 'warn'>) {
    this.#dataDir = dataDir
    this.#output = output
    this.#folder = join(dataDir, 'basemaps')
  }

  pathOf(digest: string): string {
    return join(this.#folder, `${digest}.pmtiles`)
  }

  /**
   * False on a node of several that was never given it, after a restore (a backup holds no base maps), when the file was
   * cut off, and when it may not be read. Why is told in the log.
   */
  has(basemap: Bytes): boolean {
    const { digest } = basemap
    const reason = this.#faultOf(basemap)
    if (reason === undefined) this.#told.delete(digest)
    else if (this.#told.get(digest) !== reason) {
      this.#told.set(digest, reason)
      this.#output.warn(
        { path: this.pathOf(digest), reason },
        'the base map of the county cannot be read: the map is drawn without it',
      )
    }
    return reason === undefined
  }

  /** Why it cannot be shown; undefined: it can. */
  #faultOf({ digest, bytes }: Bytes): string | undefined {
    const path = this.pathOf(digest)
    try {
      const { size } = statSync(path)
      if (size !== bytes) return `it has ${size} bytes instead of ${bytes}`
      accessSync(path, constants.R_OK)
      return undefined
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  /**
   * Keeps the file at `from`; nothing when it is kept. Where the disk can (Btrfs, XFS, APFS) both names share their
   * bytes until one is written to. When it resolves the file is on the disk, also after a power cut.
   * @throws when it is no longer what was read: it was written meanwhile
   */
  async keep(from: string, basemap: Bytes): Promise<void> {
    if (this.#faultOf(basemap) === undefined) return
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
