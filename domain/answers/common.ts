import { z } from 'zod'
import type { Event } from '../events.ts'
import type { WireRecords, WireRemovals } from '../sync/wire.ts'

/** A phrase in both languages. */
export const said = z.object({ zh: z.string(), en: z.string() })
export const done = z.object({ ok: z.literal(true) })

/** West, south, east, north, degrees. */
export const box = z.tuple([z.number(), z.number(), z.number(), z.number()])
export const point = z.object({ lat: z.number(), lon: z.number() })

// Records and events are the domain's own and come from our own server: they are described, and not looked through.
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

export const records = z.custom<WireRecords>(isObject).meta({
  ...{ type: 'object', description: 'Records by kind, then by id' },
  additionalProperties: { type: 'object', additionalProperties: { type: 'object' } },
})
export const removals = z.custom<WireRemovals>(isObject).meta({
  ...{ type: 'object', description: 'Ids by kind' },
  additionalProperties: { type: 'array', items: { type: 'string' } },
})

const text = { type: 'string' }
const texts = { type: 'array', items: text }
const count = { type: 'integer', minimum: 1 }
const instant = { type: 'string', format: 'date-time' }
const event = z
  .custom<Event>((value) => isObject(value) && 'seq' in (value as object))
  .meta({
    ...{ type: 'object', description: 'What happened; docs/events.md lists the types and their payloads' },
    required: ['operation', 'seq', 'streamSeq', 'version', 'type', 'jurisdiction', 'payload', 'recordedAt'],
    properties: {
      ...{ operation: text, seq: count, streamSeq: count, version: count, type: text },
      ...{ jurisdiction: text, sharedWith: texts, about: texts, payload: { type: 'object' } },
      ...{ actor: { type: 'object' }, commandId: text, occurredAt: instant, recordedAt: instant },
      ...{ exerciseMs: { type: 'number' }, storyAt: text },
    },
    additionalProperties: false,
  })
export const events = z.array(event)

/** What playback read to answer. */
export const cost = z.object({ checkpoints: z.number(), events: z.number() })
