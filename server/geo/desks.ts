import { versionIn } from '../../domain/base-data/version-in.ts'
import type { UnitId } from '../../domain/ids.ts'
import type { Read } from '../../domain/read.ts'
import { Store } from '../../domain/store.ts'
import { viewFor, type Audience } from '../../domain/visibility.ts'
import { ApiError, invalid } from '../errors.ts'
import { fault } from '../field-words.ts'
import { positionsAt } from '../positions/positions-at.ts'
import { pictureAt } from '../rooms/picture.ts'
import type { Operation } from '../rooms/rooms.ts'
import type { Services } from '../services.ts'
import type { Desk } from './desk.ts'
import type { Geographies } from './geographies.ts'
import type { KnownCounty } from './known-county.ts'
import { markedAreaIn, markedClosuresIn, markedHazardsIn } from './markings.ts'
import type { RecentAnswers } from './recent-answers.ts'

interface Parts {
  readonly services: Pick<Services, 'hubs' | 'now' | 'playback' | 'staleAfterS' | 'storage'>
  readonly geographies: Geographies
  readonly recent: RecentAnswers
}

/** What questions are answered from: an operation as it stands, or as it stood at an instant that is played back. */
export class Desks {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** @throws ApiError not-ready: no county was loaded */
  async askNow<T>(
    { room, row }: Operation,
    audience: Audience,
    use: (desk: Desk) => T | Promise<T>,
  ): Promise<T> {
    const { hubs, now } = this.#parts.services
    const positionOf = (unit: UnitId) => hubs.get(row.id)?.positionOf(unit)
    return this.#inCounty(room.store, (county) => {
      if (!county) throw new ApiError('not-ready')
      return use(this.#desk({ county, records: room.store, audience, positionOf }, now().getTime()))
    })
  }

  /**
   * With the records, the county, the closures and the positions of an instant, and the rights of today.
   * @throws ApiError invalid: before the county was loaded
   */
  async askThen<T>(
    operation: Operation,
    audience: Audience,
    at: Date,
    use: (desk: Desk) => T | Promise<T>,
  ): Promise<T> {
    const { room } = operation
    // The playback goes on with its own store; the answer may take longer. What an operation is told while it is asked
    // as of after its last event may be in the answer, as in one of now.
    const { result: records } = await pictureAt(
      this.#parts.services,
      operation,
      at.toISOString(),
      (store): Read => (store === room.store ? store : Store.from(store.seq, [...store.all()])),
    )
    return this.#inCounty(records, async (county) => {
      if (!county) throw invalid(fault('query.at', 'before-county'))
      const units = [...records.list('unit')].filter((unit) => viewFor(audience, unit)).map(({ id }) => id)
      const positions = await positionsAt(this.#parts.services, { operation: room.id, instant: at, units })
      const positionOf = (unit: UnitId) => positions.get(unit)
      return use(this.#desk({ county, records, audience, positionOf }, at.getTime()))
    })
  }

  #desk(standing: Pick<Desk, 'county' | 'records' | 'audience' | 'positionOf'>, atMs: number): Desk {
    const { records, audience } = standing
    return {
      ...standing,
      recent: this.#parts.recent,
      closures: markedClosuresIn(records, atMs),
      hazards: markedHazardsIn(records, atMs),
      markedArea: (marking) => markedAreaIn(records, audience, marking),
    }
  }

  /** Undefined is handed to `use` when the records name no county, or one that is not kept. */
  async #inCounty<T>(records: Read, use: (county: KnownCounty | undefined) => T | Promise<T>): Promise<T> {
    const version = versionIn(records)
    return version === undefined ? use(undefined) : this.#parts.geographies.use(version, use)
  }
}
