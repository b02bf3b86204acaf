import { z } from 'zod'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import { bilingual, rowId } from './fields.ts'

/** What one post does when a level is started. */
const task = z.strictObject({
  post: bilingual,
  what: bilingual,
  /** Seconds from the start of the level; null: no limit. */
  withinS: z.number().int().positive().nullable(),
})

/** 预案: what starts each response level, by which document, and the task cards. */
export const plan = z.strictObject({
  id: rowId,
  /** An event code of the national early-warning system, `11A51`, or `general`. */
  kind: z.union([z.literal('general'), z.string().regex(/^\d{2}[A-Z]\d{2}$/, 'event code')]),
  name: bilingual,
  jurisdiction,
  levels: z
    .array(
      z.strictObject({
        level: z.number().int().min(1).max(4),
        trigger: bilingual,
        source: bilingual,
        tasks: z.array(task),
      }),
    )
    .min(1)
    .max(4),
})
