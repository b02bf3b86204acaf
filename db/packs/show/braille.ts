type Point = readonly [x: number, y: number]

/** Dots of a braille cell by column and row, as Unicode numbers them (U+2800). */
const DOTS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const
const ACROSS = 2
const DOWN = 4
const RESET = '\u001b[0m'

/** A drawing board of braille characters: 2 by 4 dots each. Of what is drawn over each other, the last gives the colour. */
export class Braille {
  readonly #columns: number
  readonly #rows: number
  readonly #cells: Uint8Array
  readonly #colours: string[]

  /** @param columns and rows in characters */
  constructor(columns: number, rows: number) {
    this.#columns = columns
    this.#rows = rows
    this.#cells = new Uint8Array(columns * rows)
    this.#colours = Array.from({ length: columns * rows }, () => '')
  }

  get width(): number {
    return this.#columns * ACROSS
  }

  get height(): number {
    return this.#rows * DOWN
  }

  /** @param colour an ANSI number, such as 34 for blue */
  dot([x, y]: Point, colour: number): void {
    const [column, row] = [Math.floor(x / ACROSS), Math.floor(y / DOWN)]
    if (x < 0 || y < 0 || column >= this.#columns || row >= this.#rows) return
    const cell = row * this.#columns + column
    this.#cells[cell] = (this.#cells[cell] ?? 0) | (DOTS[Math.floor(x) % ACROSS]?.[Math.floor(y) % DOWN] ?? 0)
    this.#colours[cell] = String(colour)
  }

  line([ax, ay]: Point, [bx, by]: Point, colour: number): void {
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(bx - ax), Math.abs(by - ay))))
    for (let step = 0; step <= steps; step++) {
      this.dot([ax + ((bx - ax) * step) / steps, ay + ((by - ay) * step) / steps], colour)
    }
  }

  text(coloured: boolean): string {
    const lines = Array.from({ length: this.#rows }, (_, row) => {
      const cells = Array.from({ length: this.#columns }, (__, column) =>
        this.#cell(row * this.#columns + column, coloured),
      )
      return cells.join('').trimEnd()
    })
    return lines.join('\n')
  }

  #cell(at: number, coloured: boolean): string {
    const dots = this.#cells[at] ?? 0
    if (dots === 0) return ' '
    const char = String.fromCharCode(0x2800 + dots)
    return coloured ? `\u001b[${this.#colours[at]}m${char}${RESET}` : char
  }
}
