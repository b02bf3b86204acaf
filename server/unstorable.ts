// oxlint-disable-next-line no-control-regex -- NUL is just what is looked for
const UNSTORABLE = /[\0\p{Cs}]/u
/** Deeper than any message of ours. */
const DEEPEST = 32

/**
 * The path of a text that the database cannot hold (NUL, half a surrogate pair), or of a nesting that no message
 * has; undefined when there is none. Found here it costs its sender a 400, found in the database it would be a 500,
 * and would cost all who share a commit.
 */
export function findUnstorable(value: unknown, path = '', depth = 0): string | undefined {
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
