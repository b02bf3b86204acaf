import type { Event } from '../events.ts'
import type { Kind, RecordOf } from '../records.ts'

/** Records by kind and id, as one audience may see them. */
export type WireRecords = { readonly [K in Kind]?: Readonly<Record<string, RecordOf<K>>> }

/** Ids by kind that an audience no longer has. */
export type WireRemovals = { readonly [K in Kind]?: readonly string[] }

/** The difference that the events `fromSeq`..`toSeq` made for one audience; empty when all of it is hidden. */
export interface WireDifference {
  readonly fromSeq: number
  readonly toSeq: number
  readonly put: WireRecords
  readonly remove: WireRemovals
}

/** Server to client, event `changes`. */
export interface WireChanges extends WireDifference {
  readonly operation: string
  /** What it is a change of; a replica of another view must not take it. */
  readonly view: string
  readonly log: readonly Event[]
}

/** Client to server, event `join`. `since` and `view` are those of the replica it holds, if any. */
export interface JoinRequest {
  readonly operation: string
  readonly since?: number
  readonly view?: string
}

/**
 * The answer to a join. `view` names what the copy is a copy of (audience and lineage of the log); a replica is
 * only good for changes of the view that it was made from.
 */
export type JoinAnswer =
  | (WireDifference & { readonly mode: 'changes'; readonly view: string })
  | { readonly mode: 'snapshot'; readonly seq: number; readonly records: WireRecords; readonly view: string }
