import { z } from 'zod'

export const peopleAnswer = z.object({
  people: z.record(
    z.string(),
    z.union([
      z.object({ erased: z.literal(true) }),
      z.object({ name: z.string(), phoneMasked: z.string().nullish() }),
    ]),
  ),
})
export type PersonShown = z.infer<typeof peopleAnswer>['people'][string]
export const revealedAnswer = z.object({ name: z.string().nullable(), phone: z.string().nullable() })

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
