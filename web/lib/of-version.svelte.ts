import type { Result } from './api.ts'

interface Versioned {
  readonly version: string
}

/** What differs from version to version of the county, as the page found it, and as the server says of another version. */
export class OfVersion<T extends Versioned> {
  readonly #first: { readonly version: string | undefined; readonly facts: T | null }
  readonly #find: (version: string) => Promise<Result<T | null>>
  #known: { readonly version: string | undefined; readonly facts: T | null }
  /** What was asked for last; null: it did not come. */
  #asked: string | null

  /**
   * @param first of the version that was the newest when the page was opened; null: it has none
   * @param find asks the server; null: that version has none
   */
  constructor(
    version: string | undefined,
    first: T | null | undefined,
    find: (version: string) => Promise<Result<T | null>>,
  ) {
    this.#first = { version, facts: first ?? null }
    this.#known = $state.raw(this.#first)
    this.#asked = version ?? null
    this.#find = find
  }

  /** Undefined when that version has none, and until it is known. */
  of(version: string | undefined): T | undefined {
    return this.#known.version === version ? (this.#known.facts ?? undefined) : undefined
  }

  /** Until it is known: as the last version had it. */
  likely(version: string | undefined): T | undefined {
    const { facts } = this.#known
    if (!facts || version === undefined || version === this.#known.version) return facts ?? undefined
    return { ...facts, version }
  }

  /** Finds out what a version of the county has. */
  async load(version: string | undefined): Promise<void> {
    if (version === undefined || version === this.#asked) return
    this.#asked = version
    if (version === this.#first.version) {
      this.#known = this.#first
      return
    }
    const found = await this.#find(version)
    // In the meantime a playback may have gone on to another.
    if (version !== this.#asked) return
    if (found.ok) this.#known = { version, facts: found.value }
    else this.#asked = null
  }
}
