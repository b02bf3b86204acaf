import type { SearchEntry } from '../../domain/geo/search/entry.ts'
import { LastFound } from '../last-used.ts'
import type { Storage } from '../plugins/database.ts'
import { MAP_LAYERS, readRows, type County } from '../setup/county.ts'
import { gazetteerOf } from './gazetteer.ts'

/** The version of now, and that of one playback or exercise. */
const MOST_VERSIONS = 2

interface Parts {
  readonly county: { readonly now: County | undefined }
  readonly storage: Pick<Storage, 'baseData'>
}

/** The county's places by version of its base data, made ready when they are first asked for. */
export class PlacesByVersion {
  readonly #parts: Parts
  readonly #ready = new LastFound<readonly SearchEntry[]>(MOST_VERSIONS)

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** @param version absent: the newest. None when there is no such version. */
  async of(version = this.#parts.county.now?.version): Promise<readonly SearchEntry[]> {
    if (version === undefined) return []
    return (await this.#ready.of(version, () => this.#make(version))) ?? []
  }

  async #make(version: string): Promise<readonly SearchEntry[] | undefined> {
    const { now } = this.#parts.county
    const named = now?.version === version ? now : await this.#kept(version)
    return named && gazetteerOf(named)
  }

  async #kept(version: string): Promise<Pick<County, 'code' | 'layers'> | undefined> {
    const { storage } = this.#parts
    const kept = await storage.baseData.readBaseVersion(version)
    if (!kept) return undefined
    const layers: Record<string, unknown> = {}
    for (const layer of MAP_LAYERS) layers[layer] = await readRows(storage, version, layer)
    return { code: kept.county, layers }
  }
}
