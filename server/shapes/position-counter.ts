/** A shape with more positions than it may have, and where in the body it stands: `polygon.coordinates`. */
export interface TooManyPositions {
  readonly path: string
  readonly count: number
}

/** No question and no command is nested so deep. */
const MOST_NESTED = 64
/** Longer than any name of a field: the rest of a text is passed over. */
const MOST_NAME = 64

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c]
const [BRACKET, BRACKET_END, BRACE, BRACE_END] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * Counts the positions of the GeoJSON shapes in a JSON text that passes by in pieces, and keeps nothing of it: the
 * innermost arrays of each `coordinates`, as parsePolygon counts them. It does not check that the text is valid JSON.
 */
export class PositionCounter {
  readonly #most: number
  /** Of what is open around here: a field's name in an object, a number in an array. */
  readonly #open: (string | number)[] = []
  #inText = false
  #isEscaped = false
  #text = ''
  /** How much is open around the shape that is passing; -1: none is. */
  #shape = -1
  #isInnermost = false
  #count = 0
  #isLost = false
  #found: TooManyPositions | undefined

  /** @param most positions that a shape may have */
  constructor(most: number) {
    this.#most = most
  }

  /** The first shape that had too many, once it has passed as a whole. */
  get tooMany(): TooManyPositions | undefined {
    return this.#found
  }

  /** The next bytes of the text, in UTF-8. */
  read(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (this.#isLost || this.#found) return
      if (this.#inText) this.#readText(byte)
      else this.#readMark(byte)
    }
  }

  #readText(byte: number): void {
    if (this.#isEscaped) this.#isEscaped = false
    else if (byte === BACKSLASH) this.#isEscaped = true
    else if (byte === QUOTE) this.#inText = false
    else if (this.#text.length < MOST_NAME) this.#text += String.fromCharCode(byte)
  }

  #readMark(byte: number): void {
    const last = this.#open.length - 1
    switch (byte) {
      case QUOTE:
        this.#inText = true
        this.#text = ''
        return
      case COLON:
        this.#open[last] = this.#text
        return
      case COMMA: {
        const at = this.#open[last]
        if (typeof at === 'number') this.#open[last] = at + 1
        return
      }
      case BRACKET:
        if (this.#shape === -1 && this.#open[last] === 'coordinates') {
          this.#shape = this.#open.length
          this.#count = 0
        }
        this.#isInnermost = true
        return this.#enter(0)
      case BRACE:
        return this.#enter('')
      case BRACKET_END:
        if (this.#isInnermost) this.#count += 1
        this.#isInnermost = false
        return this.#leave()
      case BRACE_END:
        return this.#leave()
    }
  }

  #enter(at: string | number): void {
    this.#isLost = this.#open.length === MOST_NESTED
    this.#open.push(at)
  }

  #leave(): void {
    this.#isLost = this.#open.pop() === undefined
    if (this.#open.length !== this.#shape) return
    this.#shape = -1
    if (this.#count > this.#most) this.#found = { path: this.#open.join('.'), count: this.#count }
  }
}
