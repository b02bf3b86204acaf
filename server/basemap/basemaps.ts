import type { Basemap } from '../../db/packs/basemap.ts'
import type { Storage } from '../plugins/database.ts'
import { readRows } from '../setup/county.ts'
import type { TileId } from '../terrain/tile.ts'
import { Archive } from './archive.ts'
import type { BasemapFiles } from './basemap-files.ts'

/** The one of now, that of an exercise and that of a playback. */
const MOST_OPEN = 3

interface Opened {
  readonly facts: Basemap
  readonly archive: Archive
}

/** The counties' own base maps by version: the tiles of a few files that stay open. */
export class Basemaps {
  readonly #storage: Pick<Storage, 'baseData'>
  readonly #files: BasemapFiles
  readonly #open = new Map<string, Promise<Opened | undefined>>()

  constructor(storage: Pick<Storage, 'baseData'>, files: BasemapFiles) {
    this.#storage = storage
    this.#files = files
  }

  /** @returns undefined when that version has no base map; `tile` is undefined where the map shows nothing */
  async tile(version: string, id: TileId): Promise<{ facts: Basemap; tile: Buffer | undefined } | undefined> {
    const opened = await this.#opened(version)
    return opened && { facts: opened.facts, tile: await opened.archive.tile(id) }
  }

  async close(): Promise<void> {
    const all = [...this.#open.values()]
    this.#open.clear()
    await Promise.all(all.map(closed))
  }

  #opened(version: string): Promise<Opened | undefined> {
    const opening = this.#open.get(version) ?? this.#openVersion(version)
    this.#open.delete(version)
    this.#open.set(version, opening)
    // What is not there may come: the same pack loaded again brings the file.
    opening.then(
      (found) => found ?? this.#open.delete(version),
      () => this.#open.delete(version),
    )
    for (const [oldest, held] of this.#open) {
      if (this.#open.size <= MOST_OPEN) break
      this.#open.delete(oldest)
      void closed(held)
    }
    return opening
  }

  async #openVersion(version: string): Promise<Opened | undefined> {
    const facts = (await readRows(this.#storage, version, 'basemap')) as Basemap | undefined
    if (!facts || !this.#files.has(facts.digest)) return undefined
    return { facts, archive: await Archive.open(this.#files.pathOf(facts.digest)) }
  }
}

const closed = (held: Promise<Opened | undefined>): Promise<void> =>
  held.then(
    (opened) => opened?.archive.close(),
    () => undefined,
  )
