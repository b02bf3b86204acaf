import type { Actor } from '../../../domain/actor.ts'
import type { Command } from '../../../domain/commands.ts'
import { decide } from '../../../domain/decide.ts'
import type { Event, NewEvent } from '../../../domain/events.ts'
import { evolve } from '../../../domain/evolve.ts'
import { operationId } from '../../../domain/ids.ts'
import { jurisdiction } from '../../../domain/jurisdiction.ts'
import { Overlay } from '../../../domain/overlay.ts'
import type { Decision } from '../../../domain/refusal.ts'
import { Store, type Transition } from '../../../domain/store.ts'
import type { Territory } from '../../../domain/territory.ts'
import type { Batch } from '../../../domain/sync/feed.ts'
import { counted, TestClock } from './clock.ts'
import { placeInLog } from './place-in-log.ts'

export const SYSTEM: Actor = { id: 'system:test', role: 'system', jurisdiction: jurisdiction.parse('990101') }

export interface MemoryRoomOptions {
  readonly kind?: 'actual' | 'exercise'
  readonly clock?: TestClock
  /** What happened before; the room starts at its end. */
  readonly log?: readonly Event[]
  /** The state at the end of `log`, when it is at hand. */
  readonly store?: Store
  /** Sets the ids apart from those made before. */
  readonly idPrefix?: string
  /** Where the county is; a room without it takes places and codes of anywhere. */
  readonly territory?: Territory
}

export interface Submitted {
  readonly decisions: readonly Decision<NewEvent>[]
  /** Absent when nothing happened. */
  readonly batch: Batch | undefined
}

/** An operation as the server keeps it, without the server: decide on an overlay, append, apply. */
export class MemoryRoom {
  readonly kind: 'actual' | 'exercise'
  readonly clock: TestClock
  readonly store: Store
  readonly log: Event[] = []
  readonly #operation
  readonly #newId: () => string
  readonly #territory: Territory | undefined
  readonly #streams = new Map<string, number>()

  constructor(options: MemoryRoomOptions = {}) {
    const { kind = 'actual', clock = new TestClock(), log = [], store = fold(log), idPrefix } = options
    this.kind = kind
    this.#territory = options.territory
    this.clock = clock
    this.#newId = counted(idPrefix)
    this.log.push(...log)
    this.store = store
    for (const event of log) this.#streams.set(event.jurisdiction, event.streamSeq)
    this.#operation = operationId.parse(kind === 'actual' ? 'live' : 'drill-1')
  }

  /** Commands that share one commit: each is decided on top of those before it. */
  submit(...commands: readonly Command[]): Submitted {
    const overlay = new Overlay(this.store)
    const events: Event[] = []
    const decisions = commands.map((command) => {
      const place = { operationKind: this.kind, territory: this.#territory }
      const ctx = { now: this.clock.now, newId: this.#newId, actor: SYSTEM, ...place }
      const decision = decide(overlay, command, ctx)
      if (!decision.ok) return decision
      const end = {
        operation: this.#operation,
        seq: this.store.seq + events.length,
        streams: this.#streams,
      }
      for (const event of placeInLog(decision.events, command, SYSTEM, this.clock.now, overlay, end)) {
        this.#streams.set(event.jurisdiction, event.streamSeq)
        overlay.apply(evolve(overlay, event), event.seq)
        events.push(event)
      }
      return decision
    })
    return { decisions, batch: this.#append(events) }
  }

  #append(events: readonly Event[]): Batch | undefined {
    if (events.length === 0) return undefined
    const fromSeq = this.store.seq + 1
    this.log.push(...events)
    const transitions = events.flatMap((event) => applyTo(this.store, event))
    return { fromSeq, toSeq: this.store.seq, transitions, events }
  }
}

export const applyTo = (store: Store, event: Event): Transition[] =>
  store.apply(evolve(store, event), event.seq)

/** The state that a log leads to, from nothing or from a given state. */
export function fold(log: Iterable<Event>, store = new Store()): Store {
  for (const event of log) applyTo(store, event)
  return store
}

/** All records of a state, by kind and id, for comparing two states. */
export const contentsOf = (store: { all(): Iterable<{ kind: string; id: string }> }) =>
  Object.fromEntries([...store.all()].map((record) => [`${record.kind}/${record.id}`, record]))
