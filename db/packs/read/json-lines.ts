const QUOTE = 34
const BACKSLASH = 92
const OPEN = new Set([91, 123])
const CLOSE = new Set([93, 125])
const NEWLINE = 10
const COMMA = 44
const SPACES = new Set([32, 9, 13, NEWLINE])

/** How deep brackets stand within brackets, and the place where they are too deep, if they are. */
export function tooDeep(text: string, most: number): number | undefined {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = endOfString(text, at)
    else if (OPEN.has(code) && ++depth > most) return at
    else if (CLOSE.has(code)) depth -= 1
  }
  return undefined
}

/**
 * Finds the lines of a valid JSON text, which no parser tells: a person must be able to go to what is wrong. Each array
 * is walked once and remembered, so that a fault in every row of a big layer costs one walk.
 */
export class JsonLines {
  readonly #text: string
  /** Of each array that was walked, by where it begins: where its elements begin. */
  readonly #elements = new Map<number, number[]>()
  #newlines: number[] | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** The line, from 1, on which the value at `path` begins; of a value that is missing, the one it should stand in. */
  at(path: readonly PropertyKey[]): number {
    return this.#lineOf(this.#offsetOf(path))
  }

  /** The value at `path` as it is written. */
  written(path: readonly PropertyKey[]): string {
    const start = this.#offsetOf(path)
    return this.#text.slice(start, this.#endOfValue(start)).trimEnd()
  }

  #offsetOf(path: readonly PropertyKey[]): number {
    let at = this.#skipSpace(0)
    for (const key of path) {
      const next = typeof key === 'number' ? this.#element(at, key) : this.#member(at, String(key))
      if (next === undefined) break
      at = next
    }
    return at
  }

  #element(array: number, index: number): number | undefined {
    if (this.#text[array] !== '[') return undefined
    const known = this.#elements.get(array) ?? this.#walk(array)
    this.#elements.set(array, known)
    return known[index]
  }

  #walk(array: number): number[] {
    const starts: number[] = []
    let at = this.#skipSpace(array + 1)
    while (at < this.#text.length && this.#text[at] !== ']') {
      starts.push(at)
      at = this.#skipSpace(this.#endOfValue(at))
      if (this.#text[at] === ',') at = this.#skipSpace(at + 1)
    }
    return starts
  }

  #member(object: number, wanted: string): number | undefined {
    if (this.#text[object] !== '{') return undefined
    let at = this.#skipSpace(object + 1)
    while (at < this.#text.length && this.#text[at] !== '}') {
      const end = endOfString(this.#text, at) + 1
      const key = this.#text.slice(at, end)
      const value = this.#skipSpace(this.#skipSpace(end) + 1)
      if (key === JSON.stringify(wanted)) return value
      at = this.#skipSpace(this.#endOfValue(value))
      if (this.#text[at] === ',') at = this.#skipSpace(at + 1)
    }
    return undefined
  }

  #endOfValue(start: number): number {
    let depth = 0
    for (let at = start; at < this.#text.length; at++) {
      const code = this.#text.charCodeAt(at)
      if (code === QUOTE) {
        at = endOfString(this.#text, at)
        if (depth === 0) return at + 1
      } else if (OPEN.has(code)) depth += 1
      else if (CLOSE.has(code)) {
        // The bracket around a number, true, false or null.
        if (depth === 0) return at
        depth -= 1
        if (depth === 0) return at + 1
      } else if (code === COMMA && depth === 0) return at
    }
    return this.#text.length
  }

  #skipSpace(at: number): number {
    while (SPACES.has(this.#text.charCodeAt(at))) at += 1
    return at
  }

  #lineOf(offset: number): number {
    this.#newlines ??= newlinesOf(this.#text)
    let [low, high] = [0, this.#newlines.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#newlines[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

/** Where the string that begins at `start` has its closing quote. */
function endOfString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
  return at
}

function newlinesOf(text: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) found.push(at)
  return found
}
