import { bigint, customType, timestamp } from 'drizzle-orm/pg-core'

/** An instant, kept to the millisecond; drizzle gives and takes a `Date`. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' })

/** A whole number that stays below 2^53, so a JavaScript number holds it exactly. */
export const count = (name: string) => bigint(name, { mode: 'number' })

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
