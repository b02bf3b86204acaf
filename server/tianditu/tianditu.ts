import type { Log } from '../log.ts'
import type { TileId } from '../terrain/tile.ts'
import type { TileCache } from './tile-cache.ts'
import { tiandituUrl, type TiandituLayer } from './upstream.ts'

export interface TiandituOptions {
  readonly key: string
  readonly host: string
  readonly cache: TileCache
  readonly now: () => Date
  readonly output: Log
  readonly fetch?: typeof fetch
}

/** Older tiles are asked for again, and shown as they are when there is no answer. */
const FRESH_MS = 30 * 24 * 60 * 60_000
const PATIENCE_MS = 5_000
/** After a failure nobody waits for the far side again until so much time has passed. */
const REST_MS = 30_000
const MOST_BYTES = 2_000_000
/** With a disk so far behind, tiles are shown and not kept: those that wait are held in memory. */
const MOST_WAITING = 200

/** Tiles of 天地图 through this server: fetched once for everybody, kept on disk, shown from there without a line. */
export class Tianditu {
  readonly #options: TiandituOptions
  /** What is being fetched, and then kept: it is given out from here meanwhile. */
  readonly #underWay = new Map<string, Promise<Buffer | undefined>>()
  readonly #keeping = new Set<Promise<void>>()
  #restUntilMs = 0
  #diskRestsUntilMs = 0

  constructor(options: TiandituOptions) {
    this.#options = options
  }

  /** @returns undefined when it is neither to be had nor kept: the county's own map below it is seen then */
  async tile(layer: TiandituLayer, id: TileId): Promise<Buffer | undefined> {
    const path = `${layer}/${id.z}/${id.x}/${id.y}`
    const { cache, now } = this.#options
    const coming = await this.#underWay.get(path)
    if (coming) return coming
    const kept = await cache.get(path)
    if (kept && now().getTime() - kept.storedAt.getTime() < FRESH_MS) return kept.bytes
    return (await (this.#underWay.get(path) ?? this.#begin(path, layer, id))) ?? kept?.bytes
  }

  /** Waits until what was fetched is kept. */
  async settled(): Promise<void> {
    await Promise.all(this.#keeping)
  }

  /** Nobody who looks at the map waits for the disk. */
  #begin(path: string, layer: TiandituLayer, id: TileId): Promise<Buffer | undefined> {
    const fetching = this.#fetch(layer, id)
    this.#underWay.set(path, fetching)
    const keeping = fetching
      .then((bytes) => bytes && this.#keep(path, bytes))
      .finally(() => {
        this.#underWay.delete(path)
        this.#keeping.delete(keeping)
      })
    this.#keeping.add(keeping)
    return fetching
  }

  async #keep(path: string, bytes: Buffer): Promise<void> {
    const { cache, now, output } = this.#options
    if (this.#keeping.size > MOST_WAITING || now().getTime() < this.#diskRestsUntilMs) return
    try {
      await cache.put(path, bytes, now())
    } catch (error) {
      this.#diskRestsUntilMs = now().getTime() + REST_MS
      output.warn({ err: error, restS: REST_MS / 1000 }, 'tiles from tianditu are shown, but cannot be kept')
    }
  }

  async #fetch(layer: TiandituLayer, id: TileId): Promise<Buffer | undefined> {
    const { key, host, now, output, fetch: ask = fetch } = this.#options
    if (now().getTime() < this.#restUntilMs) return undefined
    try {
      const answer = await ask(tiandituUrl(host, layer, id, key), {
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      // A key that is used up or unknown is answered with 200 and a page of JSON.
      const isPicture = (answer.headers.get('content-type') ?? '').startsWith('image/')
      if (!answer.ok || !isPicture)
        throw new Error(`answered ${answer.status}, ${isPicture ? '' : 'no '}picture`)
      const bytes = Buffer.from(await answer.arrayBuffer())
      if (bytes.length > MOST_BYTES) throw new Error(`a tile of ${bytes.length} bytes`)
      return bytes
    } catch (error) {
      this.#restUntilMs = now().getTime() + REST_MS
      // The address holds the key, so the error's own text, which may hold the address, is not logged.
      const reason = error instanceof Error ? error.name : 'unknown'
      output.warn({ layer, reason, restS: REST_MS / 1000 }, 'no tile from tianditu; showing what is kept')
      return undefined
    }
  }
}
