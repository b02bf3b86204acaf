import type { z } from 'zod'
import type { Actor } from './actor.ts'
import { baseDataEvents } from './base-data/events.ts'
import { exerciseEvents } from './exercise/events.ts'
import type { CommandId, OperationId } from './ids.ts'
import { incidentEvents } from './incident/events.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import { markingEvents } from './marking/events.ts'
import { stockEvents } from './stock/events.ts'
import { unitEvents } from './unit/events.ts'

/** One registry of every event: its newest version, who may read it, its payload. */
export const EVENTS = {
  ...incidentEvents,
  ...unitEvents,
  ...stockEvents,
  ...markingEvents,
  ...exerciseEvents,
  ...baseDataEvents,
} as const

export type EventType = keyof typeof EVENTS
export type EventPayload<T extends EventType> = z.output<(typeof EVENTS)[T]['payload']>
export const isEventType = (type: string): type is EventType => Object.hasOwn(EVENTS, type)

interface NewEventOf<T extends EventType> {
  readonly type: T
  readonly jurisdiction: Jurisdiction
  /** Jurisdictions beside its own that may read it. */
  readonly sharedWith: readonly Jurisdiction[]
  /** The records it concerns, for the timeline of each. */
  readonly about: readonly string[]
  readonly payload: EventPayload<T>
}

/** What `decide` returns: a fact, before it has its place in the log. */
export type NewEvent<T extends EventType = EventType> = { [K in T]: NewEventOf<K> }[T]

/** The place of an event in the log. All instants are ISO 8601 UTC with milliseconds. */
export interface Place {
  readonly operation: OperationId
  /** Gapless per operation, from 1. */
  readonly seq: number
  /** Gapless per jurisdiction within the operation, from 1. */
  readonly streamSeq: number
  /** The version of the payload. */
  readonly version: number
  readonly actor: Actor
  readonly commandId: CommandId
  /** Said by the reporter. */
  readonly occurredAt: string
  /** Of the server; never decreases within an operation. */
  readonly recordedAt: string
  /** In a drill: T+ in milliseconds, and the instant of the story. */
  readonly exerciseMs?: number
  readonly storyAt?: string
}

/** A stored event. The log keeps a hash beside it: sha256(previous hash + canonical text). */
export type Event<T extends EventType = EventType> = { [K in T]: NewEventOf<K> & Place }[T]
