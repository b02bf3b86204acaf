import { basemapAnswer, type Basemap, type Config } from './answers.ts'
import { ask } from './api.ts'

/** The county's own base map: whether there is one, and what it is, differs from version to version of the county. */
export class OwnBasemap {
  readonly #county: Config['county']
  #held = $state.raw<Basemap | null>(null)
  /** What was asked for last; null: it did not come. */
  #version: string | null

  /** @param county as the page found it when it was opened */
  constructor(county: Config['county']) {
    this.#county = county
    this.#held = county?.basemap ?? null
    this.#version = county?.version ?? null
  }

  /** Undefined when that version has none, and until it is known. */
  of(version: string | undefined): Basemap | undefined {
    return this.#held?.version === version ? (this.#held ?? undefined) : undefined
  }

  /** Finds out what a version of the county has. */
  async load(version: string | undefined): Promise<void> {
    if (version === undefined || version === this.#version) return
    this.#version = version
    if (version === this.#county?.version) {
      this.#held = this.#county.basemap ?? null
      return
    }
    const answer = await ask(`/api/basemap?version=${encodeURIComponent(version)}`, basemapAnswer)
    // In the meantime a playback may have gone on to another.
    if (version !== this.#version) return
    if (answer.ok) this.#held = answer.value.basemap
    else this.#version = null
  }
}
