import { parseCommand, type Command } from '../../domain/commands.ts'
import { invalid } from '../errors.ts'
import { fault, faultOf } from '../field-words.ts'

/** Parses a command from outside, once. @throws ApiError invalid, naming every wrong field */
export function parseOrThrow(body: unknown): Command {
  const unstorable = findUnstorable(body, '', 0)
  if (unstorable !== undefined) throw invalid(fault(unstorable, 'text-not-storable'))
  const parsed = parseCommand(body)
  if (parsed.ok) return parsed.value
  throw invalid(
    ...parsed.issues.map(faultOf).map((one) => (one.path === '' ? { ...one, path: 'body' } : one)),
  )
}

// oxlint-disable-next-line no-control-regex -- NUL is just what is looked for
const UNSTORABLE = /[\0\p{Cs}]/u
/** Deeper than any command of ours. */
const DEEPEST = 32

/**
 * The path of a text that the database cannot hold (NUL, half a surrogate pair), or of a nesting that no command
 * has: found here it costs its sender a 400, found there it would cost all who share the commit.
 */
function findUnstorable(value: unknown, path: string, depth: number): string | undefined {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? path || 'body' : undefined
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > DEEPEST) return path
  for (const [key, inner] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`
    if (UNSTORABLE.test(key)) return path || 'body'
    const found = findUnstorable(inner, at, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}
