/**
 * A binary heap of the numbers 0 to below `capacity`, each at most once, lowest key first. Kept from one search to the
 * next: `clear` costs what is left in it.
 */
export class MinHeap {
  readonly #keys: Float64Array
  readonly #heap: Int32Array
  /** Where each number stands in the heap; -1: it does not. */
  readonly #at: Int32Array
  #size = 0

  constructor(capacity: number) {
    this.#keys = new Float64Array(capacity)
    this.#heap = new Int32Array(capacity)
    this.#at = new Int32Array(capacity).fill(-1)
  }

  get size(): number {
    return this.#size
  }

  /** The lowest key; Infinity when empty. */
  get lowest(): number {
    return this.#size > 0 ? this.#keys[this.#heap[0]!]! : Infinity
  }

  /** Puts a number in, or moves it forward to a lower key; a key that is not lower changes nothing. O(log n). */
  put(item: number, key: number): void {
    if (this.#at[item]! < 0) this.#at[item] = this.#size++
    else if (key >= this.#keys[item]!) return
    this.#keys[item] = key
    this.#rise(item, key, this.#at[item]!)
  }

  /** Takes the number with the lowest key; -1 when empty. O(log n). */
  pop(): number {
    if (this.#size === 0) return -1
    const first = this.#heap[0]!
    this.#at[first] = -1
    this.#size -= 1
    if (this.#size > 0) this.#sink(this.#heap[this.#size]!)
    return first
  }

  clear(): void {
    for (let at = 0; at < this.#size; at++) this.#at[this.#heap[at]!] = -1
    this.#size = 0
  }

  #rise(item: number, key: number, from: number): void {
    let at = from
    while (at > 0) {
      const above = this.#heap[(at - 1) >> 1]!
      if (this.#keys[above]! <= key) break
      this.#set(above, at)
      at = (at - 1) >> 1
    }
    this.#set(item, at)
  }

  /** Places a number from the top, which is free. */
  #sink(item: number): void {
    const key = this.#keys[item]!
    let at = 0
    for (let below = 1; below < this.#size; below = 2 * at + 1) {
      const right = below + 1
      if (right < this.#size && this.#keys[this.#heap[right]!]! < this.#keys[this.#heap[below]!]!)
        below = right
      if (this.#keys[this.#heap[below]!]! >= key) break
      this.#set(this.#heap[below]!, at)
      at = below
    }
    this.#set(item, at)
  }

  #set(item: number, at: number): void {
    this.#heap[at] = item
    this.#at[item] = at
  }
}
