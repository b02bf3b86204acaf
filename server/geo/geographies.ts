import type { CountyData } from '../../domain/geo/county.ts'
import { makeGeography, type Geography } from '../../domain/geo/geography.ts'
import { LastFound } from '../last-used.ts'

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
  readonly #kept = new LastFound<KnownCounty>(MOST_KEPT)
  #last: Promise<unknown> = Promise.resolve()

  constructor(read: (version: string) => Promise<CountyData | undefined>) {
    this.#read = read
  }

  /** Undefined: no such version is kept. */
  of(version: string): Promise<KnownCounty | undefined> {
    return this.#kept.of(version, () => this.#make(version))
  }

  #make(version: string): Promise<KnownCounty | undefined> {
    const make = async (): Promise<KnownCounty | undefined> => {
      const data = await this.#read(version)
      return data && { data, geography: makeGeography(data) }
    }
    const making = this.#last.then(make)
    this.#last = making.catch(() => undefined)
    return making
  }
}
