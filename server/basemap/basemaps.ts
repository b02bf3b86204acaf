import type { Basemap } from '../../db/packs/basemap.ts'
import { LastFound } from '../last-used.ts'
import type { Storage } from '../plugins/database.ts'
import { readRows } from '../setup/county.ts'
import type { TileId } from '../terrain/tile.ts'
import { Archive } from './archive.ts'
import type { BasemapFiles } from './basemap-files.ts'

/** The one of now, that of an exercise and that of a playback. */
const MOST_KNOWN = 3

interface Known {
  readonly facts: Basemap
  readonly archive: Archive
}

/** The counties' own base maps by version: the tiles of a few files whose directories are kept. */
export class Basemaps {
  readonly #storage: Pick<Storage, 'baseData'>
  readonly #files: BasemapFiles
  readonly #known = new LastFound<Known>(MOST_KNOWN)

  constructor(storage: Pick<Storage, 'baseData'>, files: BasemapFiles) {
    this.#storage = storage
    this.#files = files
  }

  /** @returns undefined when that version has no base map; `tile` is undefined where the map shows nothing */
  async tile(version: string, id: TileId): Promise<{ facts: Basemap; tile: Buffer | undefined } | undefined> {
    const known = await this.#known.of(version, () => this.#find(version))
    if (!known) return undefined
    try {
      return { facts: known.facts, tile: await known.archive.tile(id) }
    } catch (error) {
      // The file may be another by now, or gone: it is looked at anew.
      this.#known.forget(version, known)
      throw error
    }
  }

  // What is not there may come: the same pack loaded again brings the file.
  async #find(version: string): Promise<Known | undefined> {
    const facts = (await readRows(this.#storage, version, 'basemap')) as Basemap | undefined
    if (!facts || !this.#files.has(facts)) return undefined
    return { facts, archive: new Archive(this.#files.pathOf(facts.digest)) }
  }
}
