import type { AnyRecord } from '../records.ts'
import type { Transition } from '../store.ts'
import { seenAlike } from '../visibility.ts'
import { keyOf } from './differences.ts'

/** A version of a record, and the span of seqs in which exactly its audiences saw the record: `from` <= s < `until`. */
interface Departure {
  readonly from: number
  readonly until: number
  readonly record: AnyRecord
}

/**
 * Remembers each record that was removed, or that other audiences see than before, so that `visible at seq s, but
 * not now` can be told. Bounded: the oldest are forgotten, and `floor` says back to which seq it is whole.
 */
export class Departures {
  readonly #limit: number
  #list: Departure[] = []
  #floor: number
  /** Since when the present audiences of a record see it; absent: since before this memory began. */
  readonly #seenFrom = new Map<string, number>()

  constructor(limit: number, floor: number) {
    this.#limit = limit
    this.#floor = floor
  }

  /** Every departure after this seq is remembered. */
  get floor(): number {
    return this.#floor
  }

  note(transition: Transition): void {
    const { seq, before, after } = transition
    if (before && after && seenAlike(before, after)) return
    const key = keyOf(transition)
    if (before) this.#list.push({ from: this.#seenFrom.get(key) ?? -1, until: seq, record: before })
    if (after) this.#seenFrom.set(key, seq)
    else this.#seenFrom.delete(key)
    // Cutting at twice the limit keeps the cost of forgetting constant per departure.
    if (this.#list.length >= 2 * this.#limit) this.#forget(this.#list.length - this.#limit)
  }

  /** The records that left some audience after `since`, as they were then; `since` must not lie below `floor`. */
  *after(since: number): Iterable<AnyRecord> {
    for (let at = this.#list.length - 1; at >= 0; at--) {
      const departure = this.#list[at]
      if (!departure || departure.until <= since) return
      if (departure.from <= since) yield departure.record
    }
  }

  #forget(count: number): void {
    this.#floor = Math.max(this.#floor, this.#list[count - 1]?.until ?? 0)
    this.#list = this.#list.slice(count)
  }
}
