import { FieldError } from './faults.ts'
import type { Decoded, Reading } from './reading.ts'

/** Runs a decoder: a field that is wrong becomes a value naming it. */
export function decoding(decode: () => readonly Reading[]): Decoded {
  try {
    return { ok: true, readings: decode() }
  } catch (error) {
    if (error instanceof FieldError) return { ok: false, fields: [error.fault] }
    throw error
  }
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FieldError('body', 'not-json')
  }
}
