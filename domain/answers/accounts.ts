import { z } from 'zod'
import { ROLES } from '../actor.ts'
import { jurisdiction } from '../jurisdiction.ts'

export const grant = z.object({ operation: z.string(), role: z.enum(ROLES), jurisdiction })
export const sessionAnswer = z.object({
  account: z.object({ id: z.string(), username: z.string(), displayName: z.string() }),
  grants: z.array(grant),
  /** Absent in what an older page has kept. */
  expiresAt: z.string().optional(),
  mustChangePassword: z.boolean().optional(),
})
export type SessionAnswer = z.infer<typeof sessionAnswer>

const account = z.object({
  id: z.string(),
  username: z.string(),
  displayName: z.string(),
  disabled: z.boolean(),
  mustChange: z.boolean().optional(),
  grants: z.array(grant),
})
export type AccountRow = z.infer<typeof account>
export const accountsAnswer = z.object({ accounts: z.array(account) })
export const accountAnswer = z.object({ account })
/** The one-time password is answered once and kept nowhere. */
export const madeAnswer = z.object({ account, password: z.string().optional() })
export const resetAnswer = z.object({ password: z.string() })

const entry = z.object({
  seq: z.number(),
  at: z.string(),
  account: z.string().nullable(),
  /** Today's user name of the account; null when it is no account's. */
  accountName: z.string().nullish(),
  what: z.string(),
  target: z.string().nullable(),
  targetName: z.string().nullish(),
  result: z.enum(['ok', 'refused', 'failed']),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof entry>
export const auditAnswer = z.object({ entries: z.array(entry) })
