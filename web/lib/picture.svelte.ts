import type { Event } from '../../domain/events.ts'
import type { IndexOf, Read } from '../../domain/read.ts'
import { KINDS, type AnyRecord, type Kind, type RecordOf } from '../../domain/records.ts'
import { Replica, type Outcome, type ReplicaListener } from '../../domain/sync/replica.ts'
import type { JoinAnswer, WireDifference, WireRecords } from '../../domain/sync/wire.ts'
import type { KeptPicture } from '../offline/picture-store.ts'

/** How many of the newest lines of the log a picture keeps in hand. */
const LOG_LINES = 300

/**
 * A replica as screens read it. One version counter a kind: whoever reads a kind runs again when a record of it
 * changed, and records are immutable, so a list redraws only the rows whose record is another. Nothing is copied.
 */
export class Picture implements Read {
  readonly operation: string
  readonly replica = new Replica()
  #versions = $state<Record<Kind, number>>(zeroes())
  #seq = $state(0)
  #loaded = $state(false)
  #log = $state.raw<readonly Event[]>([])
  #logRead = $state(false)

  constructor(operation: string) {
    this.operation = operation
    this.replica.subscribe((changes) => {
      for (const kind of new Set(changes.map((change) => change.kind))) this.#versions[kind]++
      this.#seq = this.replica.seq
      this.#loaded = this.replica.view !== undefined
    })
  }

  /** Whether there is something to show; before, lists show the shape of what comes. */
  get loaded(): boolean {
    return this.#loaded
  }

  get seq(): number {
    return this.#seq
  }

  /** The newest lines of the log, oldest first. */
  get log(): readonly Event[] {
    return this.#log
  }

  /** Whether its newest lines have come; before, an empty log says nothing. */
  get logRead(): boolean {
    return this.#logRead
  }

  get<K extends Kind>(kind: K, id: string): RecordOf<K> | undefined {
    void this.#versions[kind]
    return this.replica.get(kind, id)
  }

  list<K extends Kind>(kind: K): Iterable<RecordOf<K>> {
    void this.#versions[kind]
    return this.replica.list(kind)
  }

  by<K extends Kind>(kind: K, index: IndexOf<K>, value: string): Iterable<RecordOf<K>> {
    void this.#versions[kind]
    return this.replica.by(kind, index, value)
  }

  /** Takes what this browser kept; a join then asks only for what has changed since. */
  recall({ seq, view, records, log }: Pick<KeptPicture, 'seq' | 'view' | 'records' | 'log'>): void {
    const byKind: Partial<Record<Kind, Record<string, AnyRecord>>> = {}
    for (const record of records) (byKind[record.kind] ??= {})[record.id] = record
    this.receive({ mode: 'snapshot', seq, view, records: byKind as WireRecords })
    this.remember(log)
  }

  receive(answer: JoinAnswer): Outcome {
    return this.replica.receive(answer)
  }

  apply(changes: WireDifference & { readonly view: string; readonly log: readonly Event[] }): Outcome {
    const outcome = this.replica.apply(changes)
    if (outcome === 'applied') this.remember(changes.log)
    return outcome
  }

  /** Adds lines to the log in hand; each seq stands once, whichever way it came. */
  remember(events: readonly Event[]): void {
    this.#logRead = true
    if (events.length === 0) return
    const bySeq = new Map([...this.#log, ...events].map((event) => [event.seq, event]))
    this.#log = [...bySeq.values()].sort((a, b) => a.seq - b.seq).slice(-LOG_LINES)
  }

  forgetLog(): void {
    this.#log = []
  }

  /** Not reactive: for the map, which draws differences. */
  onChanges(listener: ReplicaListener): () => void {
    return this.replica.subscribe(listener)
  }
}

const zeroes = () => Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>
