import type { Event } from '../events.ts'
import type { AnyRecord } from '../records.ts'
import type { Store, Transition } from '../store.ts'
import { audienceKey, VIEW_RULES, viewEvent, viewFor, type Audience } from '../visibility.ts'
import { Departures } from './departures.ts'
import { netChanges, seenBy, WireDraft, type NetChange } from './differences.ts'
import { Recent } from './recent.ts'
import type { JoinAnswer, JoinRequest, WireChanges } from './wire.ts'

/** Events that were stored together, and what they did to the store. */
export interface Batch {
  readonly fromSeq: number
  readonly toSeq: number
  readonly transitions: readonly Transition[]
  readonly events: readonly Event[]
}

export interface FeedOptions {
  /** Names the log that the store is a fold of; a restored backup gets another. */
  readonly lineage: string
  /** How many changed records and how many departures are remembered. Default 10,000. */
  readonly memory?: number
}

/**
 * What each audience is told of a store: the difference of a batch, a snapshot, or what a replica missed. The
 * rules are numbered in docs/sync.md. Memory is bounded; who has been away for longer gets a snapshot.
 */
export class Feed {
  readonly #store: Store
  readonly #lineage: string
  readonly #recent: Recent
  readonly #departures: Departures
  readonly #net = new WeakMap<Batch, NetChange[]>()
  #seq: number

  /** Remembers from the seq that `store` is at now. */
  constructor(store: Store, { lineage, memory = 10_000 }: FeedOptions) {
    this.#store = store
    this.#lineage = lineage
    this.#seq = store.seq
    this.#recent = new Recent(memory, store.seq)
    this.#departures = new Departures(memory, store.seq)
  }

  /** To be called once for each batch, in order, right after the store has taken it. */
  record(batch: Batch): void {
    if (batch.fromSeq !== this.#seq + 1 || batch.toSeq !== this.#store.seq) {
      throw new Error(
        `The feed is at ${this.#seq}, the store at ${this.#store.seq}: ${batch.fromSeq} is out of order`,
      )
    }
    this.#seq = batch.toSeq
    for (const transition of batch.transitions) {
      this.#recent.touch(transition)
      this.#departures.note(transition)
    }
  }

  /** What `audience`'s copy is a copy of. */
  viewOf(audience: Audience): string {
    return `${this.#lineage}/${VIEW_RULES}/${audienceKey(audience)}`
  }

  /** What a batch is for one audience; put, remove and log are empty when all of it is hidden. */
  changesFor(audience: Audience, batch: Batch): Omit<WireChanges, 'operation'> {
    const net = this.#net.get(batch) ?? netChanges(batch.transitions)
    this.#net.set(batch, net)
    return {
      view: this.viewOf(audience),
      fromSeq: batch.fromSeq,
      toSeq: batch.toSeq,
      ...seenBy(audience, net),
      log: batch.events.flatMap((event) => viewEvent(audience, event) ?? []),
    }
  }

  /** The answer to a join: what was missed since `since` of the same view, else a snapshot. */
  answer(audience: Audience, request: Pick<JoinRequest, 'since' | 'view'>): JoinAnswer {
    const view = this.viewOf(audience)
    const { since } = request
    if (since === undefined || (request.view ?? view) !== view || !this.#reaches(since)) {
      return this.snapshot(audience)
    }
    return {
      mode: 'changes',
      view,
      fromSeq: since + 1,
      toSeq: this.#seq,
      ...seenBy(audience, this.#missed(since)),
    }
  }

  /** All that an audience may see, as of now. */
  snapshot(audience: Audience): JoinAnswer & { readonly mode: 'snapshot' } {
    const draft = new WireDraft()
    for (const record of this.#store.all()) {
      const seen = viewFor(audience, record)
      if (seen) draft.put(seen)
    }
    return { mode: 'snapshot', view: this.viewOf(audience), seq: this.#seq, records: draft.records }
  }

  #reaches(since: number): boolean {
    return Number.isSafeInteger(since) && since >= this.#departures.floor && since <= this.#seq
  }

  /** The records changed after `since` as they are, and those that left somebody as they were at `since`. */
  *#missed(since: number): Iterable<NetChange> {
    for (const after of this.#changedAfter(since))
      yield { kind: after.kind, id: after.id, before: undefined, after }
    for (const before of this.#departures.after(since)) {
      const { kind, id } = before
      yield { kind, id, before, after: this.#store.get(kind, id) }
    }
  }

  *#changedAfter(since: number): Iterable<AnyRecord> {
    if (since < this.#recent.floor) {
      for (const record of this.#store.all()) if (record.seq > since) yield record
      return
    }
    for (const { kind, id } of this.#recent.after(since)) {
      const record = this.#store.get(kind, id)
      if (record) yield record
    }
  }
}
