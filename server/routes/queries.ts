import { z } from 'zod'
import { instant } from '../../domain/fields.ts'

/** A whole number from 0 in a query. */
export const whole = z
  .string()
  .regex(/^\d{1,15}$/, 'whole-number')
  .transform(Number)

/** How many rows of a page. */
export const limitUpTo = (most: number, usual: number) =>
  whole
    .pipe(z.number().min(1).max(most))
    .default(usual)
    .meta({ description: `1 to ${most}` })

/** As of when a question is asked. */
export const asOf = z
  .union([whole, instant])
  .optional()
  .meta({ description: 'A seq, or an ISO 8601 instant' })

/** As of which instant a question is asked, and not of a seq. */
export const asOfInstant = instant
  .optional()
  .meta({ description: 'ISO 8601; a later instant than now is now' })

/** The instant of the past that is asked for; undefined: now, as a later instant is, too. */
export function pastOf(asked: string | undefined, now: Date): Date | undefined {
  const at = asked === undefined ? now : new Date(asked)
  return at < now ? at : undefined
}
