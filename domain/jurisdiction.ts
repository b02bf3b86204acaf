import { z } from 'zod'

/**
 * An administrative code as text: county 6 digits, township 9, village 12, hamlet 15.
 * A code covers every code that begins with it.
 */
export const jurisdiction = z
  .string()
  .regex(/^\d{6}(\d{3}){0,3}$/, 'jurisdiction')
  .brand<'Jurisdiction'>()
export type Jurisdiction = z.infer<typeof jurisdiction>

/** Whether `outer` is `inner` or contains it: a county covers its townships. */
export const covers = (outer: string, inner: string): boolean => inner.startsWith(outer)

/** The county that a code lies in, or is. */
export const countyOf = (code: Jurisdiction): Jurisdiction => jurisdiction.parse(code.slice(0, 6))

/** Whether it is a county itself, not an office within it. */
export const isCounty = (code: Jurisdiction): boolean => countyOf(code) === code
