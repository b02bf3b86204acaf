import type { Draw } from '../../support/domain/draw.ts'

/** Only these may be lost, doubled or overtaken while the connection lives; the loss of any other is a cut. */
export type Loose = 'changes' | 'head'

export interface Message {
  readonly name: Loose | 'answer' | 'snapshot' | 'join'
  /** As JSON: the two ends never share an object. */
  readonly text: string
}

const isLoose = ({ name }: Message): boolean => name === 'changes' || name === 'head'

/** One direction of a connection, in memory. Nothing moves until the test says so. */
export class Line {
  readonly #waiting: Message[] = []

  get length(): number {
    return this.#waiting.length
  }

  send(name: Message['name'], content: unknown): void {
    this.#waiting.push({ name, text: JSON.stringify(content) })
  }

  /** The next message, when there is one. */
  take(): Message | undefined {
    return this.#waiting.shift()
  }

  /** Loses, doubles or swaps one of the loose messages. */
  disturb(draw: Draw): void {
    const at = draw.int(this.#waiting.length)
    const message = this.#waiting[at]
    const next = this.#waiting[at + 1]
    if (!message || !isLoose(message)) return
    const how = draw.int(3)
    if (how === 0) this.#waiting.splice(at, 1)
    else if (how === 1) this.#waiting.splice(draw.int(at + 1), 0, message)
    else if (next && isLoose(next)) this.#waiting.splice(at, 2, next, message)
  }
}
