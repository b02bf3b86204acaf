import type { RecordKey } from '../records.ts'
import { keyOf } from './differences.ts'

interface Node extends RecordKey {
  readonly seq: number
  newer: Node | undefined
  older: Node | undefined
}

/**
 * Which records changed last, each once, so that asking for those after a seq costs as many steps as there are.
 * Bounded: the oldest are forgotten, and `floor` says back to which seq the memory is whole.
 */
export class Recent {
  readonly #nodes = new Map<string, Node>()
  readonly #limit: number
  #newest: Node | undefined
  #oldest: Node | undefined
  #floor: number

  constructor(limit: number, floor: number) {
    this.#limit = limit
    this.#floor = floor
  }

  /** Every change after this seq is remembered. */
  get floor(): number {
    return this.#floor
  }

  touch({ kind, id, seq }: RecordKey & { readonly seq: number }): void {
    const key = keyOf({ kind, id })
    const before = this.#nodes.get(key)
    if (before) this.#unlink(before)
    const node: Node = { kind, id, seq, newer: undefined, older: this.#newest }
    if (this.#newest) this.#newest.newer = node
    this.#newest = node
    this.#oldest ??= node
    this.#nodes.set(key, node)
    if (this.#nodes.size > this.#limit) this.#forgetOldest()
  }

  /** The records changed after `since`, newest first; `since` must not lie below `floor`. */
  *after(since: number): Iterable<RecordKey> {
    for (let node = this.#newest; node && node.seq > since; node = node.older) yield node
  }

  #forgetOldest(): void {
    const node = this.#oldest
    if (!node) return
    this.#unlink(node)
    this.#nodes.delete(keyOf(node))
    this.#floor = Math.max(this.#floor, node.seq)
  }

  #unlink(node: Node): void {
    if (node.newer) node.newer.older = node.older
    else this.#newest = node.older
    if (node.older) node.older.newer = node.newer
    else this.#oldest = node.newer
  }
}
