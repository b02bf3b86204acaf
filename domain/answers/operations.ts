import { z } from 'zod'
import { ROLES } from '../actor.ts'
import { jurisdiction } from '../jurisdiction.ts'
import { cost, events, records, removals, said } from './common.ts'

const operation = z.object({
  id: z.string(),
  kind: z.enum(['actual', 'exercise']),
  title: said,
  status: z.enum(['open', 'prepared', 'running', 'paused', 'ended']),
  role: z.enum(ROLES),
  jurisdiction,
  createdAt: z.string(),
})
export type Operation = z.infer<typeof operation>
export const operationsAnswer = z.object({ operations: z.array(operation) })
export const createdAnswer = operation

export const scenariosAnswer = z.object({
  scenarios: z.array(
    z.object({ id: z.string(), title: said, summary: said, injects: z.number(), durationMs: z.number() }),
  ),
})
export type Scenario = z.infer<typeof scenariosAnswer>['scenarios'][number]

/** `fromSeq` to `toSeq` are what was looked at: what is hidden leaves gaps. */
export const eventsAnswer = z.object({
  ...{ fromSeq: z.number().default(0), toSeq: z.number().optional(), events },
})
export const stateAnswer = z.object({ seq: z.number(), records, cost: cost.optional() })

export const densityAnswer = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  buckets: z.array(z.object({ at: z.string(), fromSeq: z.number(), count: z.number() })),
})
export type Density = z.infer<typeof densityAnswer>

export const replayAnswer = z.object({
  fromSeq: z.number(),
  toSeq: z.number(),
  steps: z.array(
    z.object({
      fromSeq: z.number(),
      toSeq: z.number(),
      recordedAt: z.string(),
      put: records,
      remove: removals,
      log: events,
    }),
  ),
  cost: cost.optional(),
})
export type ReplayStep = z.infer<typeof replayAnswer>['steps'][number]
