// oxlint-disable-next-line no-control-regex -- NUL is just what is looked for
const UNSTORABLE = /[\0\p{Cs}]/u
/** Deeper than any message of ours. */
const DEEPEST = 32

/** What cannot be kept, and where; `body` when it is the whole. */
export interface Unstorable {
  readonly path: string
  readonly is: 'text-not-storable' | 'too-deep'
}

/**
 * A text that the database cannot hold (NUL, half a surrogate pair), or a nesting that no message has, told of by its
 * outermost field; undefined when there is none. Found here it costs its sender a 400, found in the database it would be
 * a 500, and would cost all who share a commit.
 */
export function findUnstorable(value: unknown, path = '', depth = 0): Unstorable | undefined {
  const textAt = (at: string): Unstorable => ({ path: at || 'body', is: 'text-not-storable' })
  if (typeof value === 'string') return UNSTORABLE.test(value) ? textAt(path) : undefined
  if (typeof value !== 'object' || value === null) return undefined
  if (depth > DEEPEST) return { path, is: 'too-deep' }
  for (const [key, inner] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`
    if (UNSTORABLE.test(key)) return textAt(path)
    const found = findUnstorable(inner, at, depth + 1)
    // Thirty steps of brackets tell nobody where to look.
    if (found) return depth === 0 && found.is === 'too-deep' ? { ...found, path: at } : found
  }
  return undefined
}
