const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const SPACES = ' \t\n\r'

type Wanted = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or end' | 'nothing'

/**
 * Where a text ceases to be JSON (RFC 8259); undefined when it is JSON. The engine's own parser says so for some errors
 * only.
 */
export function jsonErrorAt(text: string): number | undefined {
  const open: ('[' | '{')[] = []
  let wanted: Wanted = 'value'
  for (let at = 0; ;) {
    while (at < text.length && SPACES.includes(text[at] as string)) at += 1
    if (at === text.length) return wanted === 'nothing' ? undefined : at
    const token = tokenAt(text, at)
    const next: Wanted | 'done' | undefined = token && step(token.is, wanted, open)
    if (!token || next === undefined) return at
    at = token.end
    wanted = next !== 'done' ? next : open.length === 0 ? 'nothing' : ', or end'
  }
}

function tokenAt(text: string, at: number): { is: string; end: number } | undefined {
  const first = text[at] as string
  if ('{}[],:'.includes(first)) return { is: first, end: at + 1 }
  if (first === '"') {
    const end = endOfString(text, at)
    return end === undefined ? undefined : { is: 'string', end }
  }
  SCALAR.lastIndex = at
  return SCALAR.test(text) ? { is: 'scalar', end: SCALAR.lastIndex } : undefined
}

/** By hand: an expression over a string of many megabytes would run out of stack. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '"') return at + 1
    if (text.charCodeAt(at) < 32) return undefined
    if (text[at] !== '\\') continue
    ESCAPE.lastIndex = at
    if (!ESCAPE.test(text)) return undefined
    at = ESCAPE.lastIndex - 1
  }
  return undefined
}

function step(token: string, wanted: Wanted, open: ('[' | '{')[]): Wanted | 'done' | undefined {
  const takesValue = wanted === 'value' || wanted === 'value or ]'
  if (wanted === 'key' || wanted === 'key or }') {
    if (token === 'string') return ':'
    return token === '}' && wanted === 'key or }' ? closed(open) : undefined
  }
  if (wanted === ':') return token === ':' ? 'value' : undefined
  if (wanted === ', or end') {
    const inside = open.at(-1)
    if (token === ',') return inside === '{' ? 'key' : 'value'
    return token === (inside === '{' ? '}' : ']') ? closed(open) : undefined
  }
  if (!takesValue) return undefined
  if (token === '[' || token === '{') {
    open.push(token)
    return token === '[' ? 'value or ]' : 'key or }'
  }
  if (token === ']' && wanted === 'value or ]') return closed(open)
  return token === 'string' || token === 'scalar' ? 'done' : undefined
}

function closed(open: ('[' | '{')[]): 'done' {
  open.pop()
  return 'done'
}
