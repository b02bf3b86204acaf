import type { Store } from '../../domain/store.ts'
import type { Batch } from '../../domain/sync/feed.ts'
import type { RoomLog } from './room-log.ts'
import { CHECKPOINT_EVERY, foldOn, nearestStore, type FoldCost } from './state-fold.ts'

/** Stores kept where a playback stands, so that its next step goes on from there. */
const KEPT = 4

interface Standing {
  readonly operation: string
  readonly store: Store
}

/**
 * The state of any operation at any seq: from the nearest checkpoint, at most 1,000 events on; or from where an
 * earlier question ended, when that is nearer.
 */
export class Playback {
  readonly #log: RoomLog
  readonly #told: (cost: FoldCost) => void
  #standing: Standing[] = []

  /** `told` is given what each question read. */
  constructor(log: RoomLog, told: (cost: FoldCost) => void) {
    this.#log = log
    this.#told = told
  }

  /** Hands the state right after event `seq` to `use`, which must not keep it. */
  async at<T>(
    operation: string,
    seq: number,
    use: (store: Store) => T,
  ): Promise<{ result: T; cost: FoldCost }> {
    const cost = { checkpoints: 0, events: 0 }
    const store = await this.#take(operation, seq, cost)
    for await (const _ of foldOn(store, this.#log, { operation, cost, upTo: seq })) continue
    const result = use(store)
    this.#keep({ operation, store })
    this.#told(cost)
    return { result, cost }
  }

  /** The events after `since` and what each did, at most `limit`; `use` sees the state after each. */
  async steps<T>(
    operation: string,
    { since, upTo }: { since: number; upTo: number },
    use: (batch: Batch) => T,
  ): Promise<{ result: T[]; cost: FoldCost }> {
    const cost = { checkpoints: 0, events: 0 }
    const store = await this.#take(operation, since, cost)
    for await (const _ of foldOn(store, this.#log, { operation, cost, upTo: since })) continue
    const result: T[] = []
    for await (const page of foldOn(store, this.#log, { operation, cost, upTo })) {
      for (const event of page.events) {
        const transitions = page.transitions.filter((transition) => transition.seq === event.seq)
        result.push(use({ fromSeq: event.seq, toSeq: event.seq, transitions, events: [event] }))
      }
    }
    this.#keep({ operation, store })
    this.#told(cost)
    return { result, cost }
  }

  /** A store at or before `seq`, taken out of the memory: two questions at once never share one. */
  async #take(operation: string, seq: number, cost: FoldCost): Promise<Store> {
    const near = this.#standing
      .filter((kept) => kept.operation === operation && kept.store.seq <= seq)
      .filter(({ store }) => seq - store.seq <= seq % CHECKPOINT_EVERY)
      .sort((a, b) => b.store.seq - a.store.seq)[0]
    if (near) {
      this.#standing = this.#standing.filter((kept) => kept !== near)
      return near.store
    }
    return (await nearestStore(this.#log, operation, cost, seq)).store
  }

  #keep(standing: Standing): void {
    this.#standing = [standing, ...this.#standing].slice(0, KEPT)
  }
}
