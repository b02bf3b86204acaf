import type { AnyRecord, Kind } from '../records.ts'
import { KINDS } from '../records.ts'
import type { Transition } from '../store.ts'
import { viewFor, type Audience } from '../visibility.ts'
import type { WireRecords, WireRemovals } from './wire.ts'

/** What became of one record over a whole batch of events. */
export type NetChange = Omit<Transition, 'seq'>

/** One key for a record of any kind; a kind holds no slash. */
export const keyOf = ({ kind, id }: { readonly kind: Kind; readonly id: string }): string => `${kind}/${id}`

/** The first `before` and the last `after` of each record; both are absent when it came and went within the batch. */
export function netChanges(transitions: readonly Transition[]): NetChange[] {
  const net = new Map<string, NetChange>()
  for (const { kind, id, before, after } of transitions) {
    const first = net.get(keyOf({ kind, id }))
    net.set(keyOf({ kind, id }), { kind, id, before: first ? first.before : before, after })
  }
  return [...net.values()]
}

/** Collects records and removals for the wire. Any text may be an id: no object here inherits anything. */
export class WireDraft {
  readonly #put: { [K in Kind]?: Record<string, AnyRecord> } = {}
  readonly #remove: { [K in Kind]?: string[] } = {}

  put(record: AnyRecord): void {
    const table = (this.#put[record.kind] ??= Object.create(null) as Record<string, AnyRecord>)
    table[record.id] = record
  }

  remove({ kind, id }: { readonly kind: Kind; readonly id: string }): void {
    ;(this.#remove[kind] ??= []).push(id)
  }

  get records(): WireRecords {
    return this.#put as WireRecords
  }

  get removals(): WireRemovals {
    return this.#remove
  }
}

/** What net changes are for one audience: put what it may see now, remove what it saw before and does not now. */
export function seenBy(
  audience: Audience,
  changes: Iterable<NetChange>,
): { readonly put: WireRecords; readonly remove: WireRemovals } {
  const draft = new WireDraft()
  for (const change of changes) {
    const now = change.after && viewFor(audience, change.after)
    if (now) draft.put(now)
    else if (change.before && viewFor(audience, change.before)) draft.remove(change)
  }
  return { put: draft.records, remove: draft.removals }
}

/** Every record of a message, of the kinds that this program knows. */
export function* recordsOf(records: WireRecords): Iterable<AnyRecord> {
  for (const kind of KINDS) yield* Object.values(records[kind] ?? {})
}

/** Every removal of a message, of the kinds that this program knows. */
export function* removalsOf(remove: WireRemovals): Iterable<{ readonly kind: Kind; readonly id: string }> {
  for (const kind of KINDS) for (const id of remove[kind] ?? []) yield { kind, id }
}
