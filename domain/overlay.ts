import type { IndexOf, Read } from './read.ts'
import type { Changes, Kind, RecordOf } from './records.ts'
import { Store } from './store.ts'

/**
 * A read of `base` with changes on top that can be thrown away. Commands that wait in one queue are each decided
 * on an overlay of the changes of those before them; nothing reaches the base until it is stored.
 */
export class Overlay implements Read {
  readonly #base: Read
  readonly #top = new Store()
  readonly #hidden = new Set<string>()

  constructor(base: Read) {
    this.#base = base
  }

  apply(changes: Changes, seq: number): void {
    for (const { kind, id } of changes.put) this.#hidden.add(`${kind}/${id}`)
    for (const { kind, id } of changes.remove) this.#hidden.add(`${kind}/${id}`)
    this.#top.apply(changes, seq)
  }

  get<K extends Kind>(kind: K, id: string): RecordOf<K> | undefined {
    return this.#hidden.has(`${kind}/${id}`) ? this.#top.get(kind, id) : this.#base.get(kind, id)
  }

  *list<K extends Kind>(kind: K): Iterable<RecordOf<K>> {
    yield* this.#unhidden(kind, this.#base.list(kind))
    yield* this.#top.list(kind)
  }

  *by<K extends Kind>(kind: K, index: IndexOf<K>, value: string): Iterable<RecordOf<K>> {
    yield* this.#unhidden(kind, this.#base.by(kind, index, value))
    yield* this.#top.by(kind, index, value)
  }

  *#unhidden<K extends Kind>(kind: K, records: Iterable<RecordOf<K>>): Iterable<RecordOf<K>> {
    for (const record of records) if (!this.#hidden.has(`${kind}/${record.id}`)) yield record
  }
}
