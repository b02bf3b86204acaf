import { INDEXES, type IndexOf, type Read } from '../read.ts'
import { KINDS, type AnyRecord, type Kind, type RecordOf } from '../records.ts'
import { recordsOf, removalsOf, type NetChange } from './differences.ts'
import type { JoinAnswer, WireChanges, WireDifference, WireRecords } from './wire.ts'

/** `old`: nothing new in it. `gap`: it does not fit on what is held; join again with `seq` and `view`. */
export type Outcome = 'applied' | 'old' | 'gap'

/** What became of the records of a replica; each record once. */
export type ReplicaListener = (changes: readonly NetChange[], replica: Replica) => void

/**
 * A copy of the records of one operation that one audience may see, kept by the messages of the server. The same
 * pure code in the browser and in tests; the rules are numbered in docs/sync.md.
 */
export class Replica implements Read {
  #tables = emptyTables()
  #seq = 0
  #view: string | undefined
  #misfit = false
  readonly #listeners = new Set<ReplicaListener>()

  /** Everything up to this event is in the copy, as far as it may be seen. 0: nothing yet. */
  get seq(): number {
    return this.#seq
  }

  /** What it is a copy of, as the server named it; undefined before the first answer. */
  get view(): string | undefined {
    return this.#view
  }

  get size(): number {
    let total = 0
    for (const table of this.#tables.values()) total += table.size
    return total
  }

  /** What to send with a join so that only what was missed comes back; once that did not fit, all is asked for. */
  get request(): { readonly since?: number; readonly view?: string } {
    return this.#view === undefined || this.#misfit ? {} : { since: this.#seq, view: this.#view }
  }

  get<K extends Kind>(kind: K, id: string): RecordOf<K> | undefined {
    return this.#tables.get(kind)?.get(id) as RecordOf<K> | undefined
  }

  list<K extends Kind>(kind: K): Iterable<RecordOf<K>> {
    return (this.#tables.get(kind) as Map<string, RecordOf<K>>).values()
  }

  /** Looks through all records of the kind: a copy is small and keeps no indexes. */
  *by<K extends Kind>(kind: K, index: IndexOf<K>, value: string): Iterable<RecordOf<K>> {
    const valueOf = INDEXES[kind][index] as (record: RecordOf<K>) => string | undefined
    for (const record of this.list(kind)) if (valueOf(record) === value) yield record
  }

  *all(): Iterable<AnyRecord> {
    for (const table of this.#tables.values()) yield* table.values()
  }

  /** Whether the server, being at `headSeq`, has said something that never arrived. */
  isBehind(headSeq: number): boolean {
    return headSeq > this.#seq
  }

  /** Takes the answer to a join, or the snapshot that follows a change of rights. */
  receive(answer: JoinAnswer): Outcome {
    if (answer.mode === 'changes') {
      const outcome = this.#take(answer, answer.view)
      this.#misfit ||= outcome === 'gap'
      return outcome
    }
    if (answer.view === this.#view && answer.seq < this.#seq) return 'old'
    const changes = this.#replace(answer.records, answer.view === this.#view)
    this.#settle(answer.seq, answer.view, changes)
    return 'applied'
  }

  /** Takes one message of changes. */
  apply(changes: Omit<WireChanges, 'operation' | 'log'>): Outcome {
    return this.#take(changes, changes.view)
  }

  /** Forgets everything, as when leaving the operation. */
  clear(): void {
    const changes = this.#replace({}, false)
    this.#settle(0, undefined, changes)
  }

  /** Calls back after every change, until the returned function is called. */
  subscribe(listener: ReplicaListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #take(difference: WireDifference, view: string): Outcome {
    if (view !== this.#view) return 'gap'
    if (difference.toSeq <= this.#seq) return 'old'
    if (difference.fromSeq !== this.#seq + 1) return 'gap'
    const changes: NetChange[] = []
    for (const { kind, id } of removalsOf(difference.remove)) {
      const before = this.get(kind, id)
      if (!before) continue
      this.#tables.get(kind)?.delete(id)
      changes.push({ kind, id, before, after: undefined })
    }
    for (const after of recordsOf(difference.put)) {
      changes.push({ kind: after.kind, id: after.id, before: this.get(after.kind, after.id), after })
      this.#tables.get(after.kind)?.set(after.id, after)
    }
    this.#settle(difference.toSeq, view, changes)
    return 'applied'
  }

  /** Within one view a record with the same seq is the same record, and stays the object that it was. */
  #replace(records: WireRecords, sameView: boolean): NetChange[] {
    const old = this.#tables
    this.#tables = emptyTables()
    const changes: NetChange[] = []
    for (const record of recordsOf(records)) {
      const { kind, id } = record
      const before = old.get(kind)?.get(id)
      old.get(kind)?.delete(id)
      const same = sameView && before?.seq === record.seq
      this.#tables.get(kind)?.set(id, same ? before : record)
      if (!same) changes.push({ kind, id, before, after: record })
    }
    for (const table of old.values()) {
      for (const before of table.values()) {
        changes.push({ kind: before.kind, id: before.id, before, after: undefined })
      }
    }
    return changes
  }

  #settle(seq: number, view: string | undefined, changes: readonly NetChange[]): void {
    this.#seq = seq
    this.#view = view
    this.#misfit = false
    for (const listener of [...this.#listeners]) listener(changes, this)
  }
}

const emptyTables = () => new Map<Kind, Map<string, AnyRecord>>(KINDS.map((kind) => [kind, new Map()]))
