import { audienceKey } from '../../domain/visibility.ts'
import type { Hint } from './hints.ts'
import type { Neighbours } from './neighbours.ts'

export type Viewers = Hint<'viewers'>['viewers']

/** A node that has said nothing for so long is gone, or cannot be heard: it is counted no more. */
const KEPT_MS = 15_000

interface Said {
  readonly viewers: Viewers
  readonly atMs: number
}

/** Who looks at an operation through other nodes, as they last said. */
export class ViewersElsewhere {
  /** By node, by operation. */
  readonly #nodes = new Map<string, Map<string, Said>>()
  readonly #nowMs: () => number

  /** `changed` is told of each operation of which another node said something new; `asked`, when one has come. */
  constructor(
    neighbours: Neighbours,
    {
      nowMs,
      changed,
      asked,
    }: { nowMs: () => number; changed: (operation: string) => void; asked: () => void },
  ) {
    this.#nowMs = nowMs
    neighbours.on('viewers', ({ operation, viewers }, from) => {
      const said = this.#nodes.get(from) ?? new Map<string, Said>()
      this.#nodes.set(from, said)
      const before = said.get(operation)?.viewers ?? []
      if (viewers.length > 0) said.set(operation, { viewers, atMs: nowMs() })
      else said.delete(operation)
      if (JSON.stringify(before) !== JSON.stringify(viewers)) changed(operation)
    })
    neighbours.on('joined', asked)
    neighbours.on('left', (_, from) => {
      const operations = [...(this.#nodes.get(from)?.keys() ?? [])]
      this.#nodes.delete(from)
      for (const operation of operations) changed(operation)
    })
  }

  /** Adds those who look elsewhere to those who look here: one line an audience. */
  addTo(operation: string, here: Viewers): Viewers {
    const sum = new Map<string, Viewers[number]>()
    for (const one of [here, ...this.#of(operation)].flat()) {
      const key = audienceKey(one)
      sum.set(key, { ...one, count: one.count + (sum.get(key)?.count ?? 0) })
    }
    return [...sum.values()]
  }

  /** Forgets the nodes that have fallen silent. @returns the operations that they had viewers in */
  forgetSilent(): string[] {
    const lost: string[] = []
    for (const said of this.#nodes.values())
      for (const [operation, { atMs }] of said) {
        if (this.#nowMs() - atMs < KEPT_MS) continue
        said.delete(operation)
        lost.push(operation)
      }
    return lost
  }

  *#of(operation: string): Iterable<Viewers> {
    for (const said of this.#nodes.values()) yield said.get(operation)?.viewers ?? []
  }
}
