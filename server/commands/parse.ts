import { parseCommand, type Command } from '../../domain/commands.ts'
import { invalid } from '../errors.ts'
import { fault, faultOf } from '../field-words.ts'
import { findUnstorable } from '../unstorable.ts'

/** Parses a command from outside, once. @throws ApiError invalid, naming every wrong field */
export function parseOrThrow(body: unknown): Command {
  const unstorable = findUnstorable(body)
  if (unstorable !== undefined) throw invalid(fault(unstorable, 'text-not-storable'))
  const parsed = parseCommand(body)
  if (parsed.ok) return parsed.value
  throw invalid(
    ...parsed.issues.map(faultOf).map((one) => (one.path === '' ? { ...one, path: 'body' } : one)),
  )
}
