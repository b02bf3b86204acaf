import { INDEXES, type IndexOf, type Read } from './read.ts'
import { KINDS, type AnyRecord, type Changes, type Kind, type RecordKey, type RecordOf } from './records.ts'

/** What one record was and became. `before` or `after` is absent when it did not exist. */
export interface Transition {
  /** The event that did it. */
  readonly seq: number
  readonly kind: Kind
  readonly id: string
  readonly before: AnyRecord | undefined
  readonly after: AnyRecord | undefined
}

type Table = Map<string, AnyRecord>

/**
 * The state of one operation: small immutable records by kind and id, with the indexes of `INDEXES`.
 * An event costs what it changes; nothing copies a collection.
 */
export class Store implements Read {
  #tables = new Map<Kind, Table>(KINDS.map((kind) => [kind, new Map()]))
  #indexes = new Map<string, Map<string, Map<string, AnyRecord>>>()
  #seq = 0

  /** The seq of the last event applied. */
  get seq(): number {
    return this.#seq
  }

  get size(): number {
    let total = 0
    for (const table of this.#tables.values()) total += table.size
    return total
  }

  /** A store holding the records of a checkpoint at `seq`. */
  static from(seq: number, records: Iterable<AnyRecord>): Store {
    const store = new Store()
    for (const record of records) store.#put(record)
    store.#seq = seq
    return store
  }

  get<K extends Kind>(kind: K, id: string): RecordOf<K> | undefined {
    return this.#tables.get(kind)?.get(id) as RecordOf<K> | undefined
  }

  list<K extends Kind>(kind: K): Iterable<RecordOf<K>> {
    return (this.#tables.get(kind) as Map<string, RecordOf<K>>).values()
  }

  by<K extends Kind>(kind: K, index: IndexOf<K>, value: string): Iterable<RecordOf<K>> {
    const found = this.#indexes.get(`${kind}.${index}`)?.get(value) as Map<string, RecordOf<K>> | undefined
    return found?.values() ?? []
  }

  *all(): Iterable<AnyRecord> {
    for (const table of this.#tables.values()) yield* table.values()
  }

  /** Writes the changes of the event `seq`, stamping each record, and returns what became of what. */
  apply(changes: Changes, seq: number): Transition[] {
    const transitions: Transition[] = []
    for (const record of changes.put) {
      const after = { ...record, seq } as AnyRecord
      const before = this.get(after.kind, after.id)
      if (before) this.#unindex(before)
      this.#put(after)
      transitions.push({ seq, kind: after.kind, id: after.id, before, after })
    }
    for (const { kind, id } of changes.remove) {
      const before = this.#remove({ kind, id })
      if (before) transitions.push({ seq, kind, id, before, after: undefined })
    }
    this.#seq = seq
    return transitions
  }

  /** Undoes transitions, newest first, so that playback can step backwards; `seq` is what the state was at. */
  revert(transitions: readonly Transition[], seq: number): void {
    for (const { kind, id, before } of transitions.toReversed()) {
      this.#remove({ kind, id })
      if (before) this.#put(before)
    }
    this.#seq = seq
  }

  #put(record: AnyRecord): void {
    this.#tables.get(record.kind)?.set(record.id, record)
    this.#eachIndex(record, (name, value) => {
      const byValue = getOrMake(this.#indexes, name, () => new Map<string, Map<string, AnyRecord>>())
      getOrMake(byValue, value, () => new Map<string, AnyRecord>()).set(record.id, record)
    })
  }

  #remove({ kind, id }: RecordKey): AnyRecord | undefined {
    const record = this.get(kind, id)
    if (!record) return undefined
    this.#unindex(record)
    this.#tables.get(kind)?.delete(id)
    return record
  }

  #unindex(record: AnyRecord): void {
    this.#eachIndex(record, (name, value) => {
      const byValue = this.#indexes.get(name)
      const ids = byValue?.get(value)
      ids?.delete(record.id)
      if (ids?.size === 0) byValue?.delete(value)
    })
  }

  #eachIndex(record: AnyRecord, visit: (name: string, value: string) => void): void {
    const indexes: Record<string, (record: never) => string | undefined> = INDEXES[record.kind]
    for (const [name, valueOf] of Object.entries(indexes)) {
      const value = valueOf(record as never)
      if (value !== undefined) visit(`${record.kind}.${name}`, value)
    }
  }
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
