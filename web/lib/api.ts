import type { z } from 'zod'
import { faultFrom, type Fault } from './fault.ts'

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault }

interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  readonly signal?: AbortSignal
  /** Milliseconds after which the line counts as broken. */
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 15_000

/**
 * Asks the server and reads the answer with `schema`. Never throws: what goes wrong is a fault, and an answer
 * that does not parse counts as the server's failure.
 */
export async function ask<T>(path: string, schema: z.ZodType<T>, how: Ask = {}): Promise<Result<T>> {
  const { method = 'GET', body, signal, timeoutMs = TIMEOUT_MS } = how
  const signals = [AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]
  let response: Response
  let said: unknown
  try {
    response = await fetch(path, {
      method,
      signal: AbortSignal.any(signals),
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    said = parseJson(await response.text())
  } catch {
    return { ok: false, fault: { is: 'unreachable' } }
  }
  if (!response.ok) return { ok: false, fault: faultFrom(response.status, said) }
  const parsed = schema.safeParse(said)
  if (parsed.success) return { ok: true, value: parsed.data }
  console.warn(`${method} ${path}: the answer is not as agreed`, parsed.error.issues)
  return { ok: false, fault: faultFrom(500, undefined) }
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}
