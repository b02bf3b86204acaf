import { z } from 'zod'
import { REFUSALS } from '../refusal.ts'
import { said } from './common.ts'

/** `seq` is the log's after the command; `id` that of the first record that it made, if any. */
export const acceptedAnswer = z.object({ ok: z.literal(true), seq: z.number(), id: z.string().optional() })
/** A command that was understood, and that the rules do not allow now. */
export const refusedAnswer = z.object({
  ok: z.literal(false),
  refusal: z.object({
    code: z.enum(Object.keys(REFUSALS) as [string, ...string[]]),
    message: said,
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
})
