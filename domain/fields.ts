import { z } from 'zod'
import { personId } from './ids.ts'

/** Free text as a person wrote it. May hold anything, so it is marked and can be found for erasure. */
export const freeText = (maxLength: number) =>
  z.string().trim().min(1).max(maxLength).meta({ freeText: true })

/** A short name of a thing (never of a person). */
export const label = z.string().trim().min(1).max(80)

/**
 * Of the years 1902 to 9999 in UTC: of other years ISO 8601 has forms that a database does not read, and before 1902
 * a county's local time has an offset with seconds, which JavaScript does not read.
 */
const isStorableInstant = (text: string): boolean =>
  Date.parse(text) >= Date.UTC(1902, 0) && Date.parse(text) < Date.UTC(10_000, 0)

/** An instant: ISO 8601 with an offset, normalised to UTC with milliseconds. */
export const instant = z.iso
  .datetime({ offset: true, abort: true })
  .refine(isStorableInstant, 'instant')
  .transform((text) => new Date(text).toISOString())

/** A calendar day, `2026-11-23`. */
export const day = z.iso.date()

/** A whole quantity of an item in its unit of measure. */
export const quantity = z.number().int().positive().max(1_000_000_000)

/**
 * A person as typed on a form. Names and phone numbers never enter the log: the server's command path keeps
 * them in an erasable table and hands the domain a `personId` (see `person`).
 */
export const saidPerson = z.strictObject({
  name: z.string().trim().min(1).max(40),
  phone: z
    .string()
    .trim()
    .regex(/^[+\d][\d -]{2,24}$/, 'phone')
    .optional(),
})
export type SaidPerson = z.infer<typeof saidPerson>

/** A person in a command: as typed, or the id of one already known. */
export const person = z.union([saidPerson, personId])
export type PersonRef = z.infer<typeof person>

/** The fields of commands that may hold a person. */
export const PERSON_FIELDS = ['leader', 'keeper', 'reporter'] as const

/** Whether a parsed payload still holds a name where an id belongs. */
export const holdsPerson = (payload: object): boolean =>
  PERSON_FIELDS.some((field) => field in payload && typeof Reflect.get(payload, field) === 'object')

/** The deaths, missing and hurt known so far. Absent means "not said", 0 means "none". */
export const casualties = z.strictObject({
  dead: z.number().int().min(0).max(1_000_000).optional(),
  missing: z.number().int().min(0).max(1_000_000).optional(),
  injured: z.number().int().min(0).max(1_000_000).optional(),
  seriouslyInjured: z.number().int().min(0).max(1_000_000).optional(),
  trapped: z.number().int().min(0).max(1_000_000).optional(),
})
export type Casualties = z.infer<typeof casualties>
