import { z } from 'zod'
import { said } from './common.ts'

const rows = z.number().int().nullable()
const finding = z.object({
  ...{ severity: z.enum(['fault', 'warning', 'note']), file: z.string(), line: rows, row: rows },
  ...{ field: z.string().nullable(), reason: said, mend: said },
})
const examples = z.array(z.string())
const changed = z.object({
  ...{ layer: z.string(), added: z.number(), changed: z.number(), removed: z.number() },
  examples: z.object({ added: examples, changed: examples, removed: examples }),
})
const findings = z.array(finding)

/** What came of loading a county pack. `current`: it was loaded already; `again`: a kept version is seen again. */
export const packAnswer = z.union([
  z.object({ outcome: z.literal('refused'), findings, faults: z.number() }),
  z.object({ outcome: z.literal('busy') }),
  z.object({
    ...{ outcome: z.enum(['loaded', 'again', 'current']), version: z.string(), findings },
    ...{ previous: z.string().nullable(), changes: z.array(changed) },
    ...{ brought: z.record(z.string(), z.number()), people: z.number() },
  }),
])
