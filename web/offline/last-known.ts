import { z } from 'zod'
import { configAnswer, operationsAnswer, sessionAnswer } from '../lib/answers.ts'
import { forget, keep, kept } from '../lib/kept.ts'

const shape = z.object({
  config: configAnswer,
  who: sessionAnswer,
  operations: operationsAnswer.shape.operations.default([]),
  /** When the server was last heard, ISO 8601 by its clock. */
  heardAt: z.string().optional(),
})
/**
 * Who was signed in at this browser and what they may enter, so that the page opens without a line. It gives no
 * access: no password and no cookie is in it, and the server asks for the session again as soon as it is heard.
 */
export type LastKnown = z.infer<typeof shape>

const KEY = 'last-known'

export function lastKnown(): LastKnown | undefined {
  try {
    const parsed = shape.safeParse(JSON.parse(kept(KEY) ?? 'null'))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** Somebody is signed in. What was known of somebody else is no longer. */
export function rememberSession({ config, who }: Pick<LastKnown, 'config' | 'who'>): void {
  const before = lastKnown()
  const same = before?.who.account.id === who.account.id
  keep(KEY, JSON.stringify({ ...(same ? before : {}), config, who }))
}

/** What they may enter, or when the server was heard, has changed. */
export function remember(part: Partial<Pick<LastKnown, 'operations' | 'heardAt'>>): void {
  const before = lastKnown()
  if (before) keep(KEY, JSON.stringify({ ...before, ...part }))
}

export const forgetLastKnown = (): void => forget(KEY)
