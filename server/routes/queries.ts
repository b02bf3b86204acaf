import { z } from 'zod'
import type { Storage } from '../plugins/database.ts'

/** A whole number from 0 in a query. */
export const whole = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

/** How many rows of a page. */
export const limitUpTo = (most: number, usual: number) =>
  whole
    .pipe(z.number().min(1).max(most))
    .default(usual)
    .meta({ description: `1 to ${most}` })

/** The seq that an instant stands for: of the last event recorded then or before. */
export const seqOf = async (
  { log }: Pick<Storage, 'log'>,
  operation: string,
  at: number | string,
): Promise<number> => (typeof at === 'number' ? at : log.seqAt(operation, new Date(at)))
