import type { CountyData } from '../../domain/geo/county.ts'
import { makeGeography, type Geography } from '../../domain/geo/geography.ts'

/** A version of the county, and what answers from it. */
export interface KnownCounty {
  readonly data: CountyData
  readonly geography: Geography
}

/** The newest, and that of an exercise or of the minutes in which a new pack is taken over. */
const MOST_KEPT = 2

/**
 * The geographies of the last versions asked about. Each is indexed when it is first asked for, which takes about a
 * second: one at a time, and never the same twice at once.
 */
export class Geographies {
  readonly #read: (version: string) => Promise<CountyData | undefined>
  readonly #kept = new Map<string, Promise<KnownCounty | undefined>>()
  #last: Promise<unknown> = Promise.resolve()

  constructor(read: (version: string) => Promise<CountyData | undefined>) {
    this.#read = read
  }

  /** Undefined: no such version is kept. */
  of(version: string): Promise<KnownCounty | undefined> {
    const known = this.#kept.get(version) ?? this.#make(version)
    this.#kept.delete(version)
    this.#kept.set(version, known)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break
      this.#kept.delete(oldest)
    }
    return known
  }

  #make(version: string): Promise<KnownCounty | undefined> {
    const make = async (): Promise<KnownCounty | undefined> => {
      const data = await this.#read(version)
      return data && { data, geography: makeGeography(data) }
    }
    const making = this.#last.then(make)
    this.#last = making.catch(() => undefined)
    const forget = () => {
      if (this.#kept.get(version) === making) this.#kept.delete(version)
    }
    // What failed, or is not there, is asked for again: it may come.
    making.then((found) => found ?? forget(), forget)
    return making
  }
}
