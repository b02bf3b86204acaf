import { z } from 'zod'
import { eventType } from '../event-type.ts'

export const baseDataEvents = {
  BaseDataChanged: eventType('everyone', {
    version: z.string(),
    dataDate: z.string(),
    /** The version until then; null: there was none. */
    previous: z.string().nullable(),
  }),
} as const
