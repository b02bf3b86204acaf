import { z } from 'zod'
import { accountsAnswer } from '../lib/answers.ts'

const account = accountsAnswer.shape.accounts.element
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

const keptPerson = z.object({
  id: z.string(),
  /** Masked; null once erased. */
  name: z.string().nullable(),
  phone: z.string().nullable(),
  erasedAt: z.string().nullable(),
  uses: z.array(
    z.object({
      operation: z.string(),
      kind: z.enum(['incident', 'unit', 'warehouse']),
      id: z.string(),
      as: z.enum(['reporter', 'leader', 'keeper']),
      jurisdiction: z.string(),
      called: z.string(),
    }),
  ),
})
export type KeptPerson = z.infer<typeof keptPerson>
export const keptPeopleAnswer = z.object({ people: z.array(keptPerson), more: z.boolean() })
