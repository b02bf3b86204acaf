import { z } from 'zod'
import { day } from '../fields.ts'

/** A version of the county's base data, by which it is kept for ever. */
const baseVersion = z.string().regex(/^[A-Za-z0-9:._-]{1,128}$/, 'id')

export const baseDataCommands = {
  /** The county is to be seen as this version of its pack has it. Sent by the program, when the version is kept. */
  ChangeBaseData: z.strictObject({
    version: baseVersion,
    /** The day that the data describe. */
    dataDate: day,
  }),
} as const
