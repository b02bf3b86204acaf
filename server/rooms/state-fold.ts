import type { StoredEvent } from '../../db/event-log.ts'
import type { Event } from '../../domain/events.ts'
import { evolve } from '../../domain/evolve.ts'
import type { AnyRecord, Changes } from '../../domain/records.ts'
import { Store, type Transition } from '../../domain/store.ts'
import type { Batch } from '../../domain/sync/feed.ts'
import { upcast, type StoredEvent as Upcastable } from '../../domain/upcast.ts'
import type { RoomLog } from './room-log.ts'

/** Version of the records' shape in a checkpoint. Raise it when a record changes: older checkpoints are then left alone. */
export const CHECKPOINT_FORMAT = 2
/** A checkpoint stands at every multiple of this, so that any instant is at most this many events from one. */
export const CHECKPOINT_EVERY = 1_000
/** Events read at once; short, because on the embedded database a long read delays commits. */
const PAGE = 500

/** What a fold read from the database. */
export interface FoldCost {
  checkpoints: number
  events: number
}

/** The store at the checkpoint nearest before `seq` (default: the last of all), or an empty one. */
export async function nearestStore(
  log: RoomLog,
  operation: string,
  cost: FoldCost,
  seq?: number,
): Promise<{ store: Store; recordedAt: string }> {
  const checkpoint = await log.nearestCheckpoint(operation, CHECKPOINT_FORMAT, seq)
  if (!checkpoint) return { store: new Store(), recordedAt: '' }
  cost.checkpoints += 1
  const store = Store.from(checkpoint.seq, checkpoint.records as AnyRecord[])
  return { store, recordedAt: checkpoint.recordedAt }
}

/** An event as the log has it, lifted to the newest version and without its hash. */
export function eventOf({ hash: _, ...stored }: StoredEvent): Event {
  return upcast(stored as unknown as Upcastable)
}

/** Reads the events after the store's seq, up to and including `upTo`, and applies each; `passed` sees it done. */
export async function* foldOn(
  store: Store,
  log: RoomLog,
  { operation, cost, upTo, passed }: FoldOptions,
): AsyncGenerator<Batch> {
  while (store.seq < upTo) {
    const page = await log.readEvents(operation, { after: store.seq, upTo, limit: PAGE })
    if (page.length === 0) return
    cost.events += page.length
    const batch = batchOf(page.map(eventOf), (event) => {
      const transitions = applyNext(store, event, evolve(store, event))
      passed?.(event)
      return transitions
    })
    yield batch
  }
}

export interface FoldOptions {
  readonly operation: string
  readonly cost: FoldCost
  readonly upTo: number
  /** Told of each event right after it was applied. */
  readonly passed?: (event: Event) => void
}

/** Applies what an event changes. Throws when the event is not the next one: nothing may be skipped. */
export function applyNext(store: Store, event: Event, changes: Changes): Transition[] {
  if (event.seq !== store.seq + 1) throw new Error(`Event ${event.seq} does not follow ${store.seq}`)
  return store.apply(changes, event.seq)
}

/** Applies events one by one; together they are one batch. There must be at least one. */
export function batchOf<E extends Event>(
  events: readonly E[],
  apply: (event: E, at: number) => Transition[],
): Batch {
  const transitions = events.flatMap(apply)
  const fromSeq = events[0]?.seq
  const toSeq = events.at(-1)?.seq
  if (fromSeq === undefined || toSeq === undefined) throw new RangeError('A batch holds at least one event')
  return { fromSeq, toSeq, transitions, events }
}
