/** The values asked for last, by their key: with more than `most` of them, the one that nobody asked for longest goes. */
export class LastUsed<V> {
  readonly #most: number
  readonly #kept = new Map<string, V>()

  constructor(most: number) {
    this.#most = most
  }

  has(key: string): boolean {
    return this.#kept.has(key)
  }

  /** What is kept under the key, or else what `make` makes. */
  of(key: string, make: () => V): V {
    const value = this.#kept.has(key) ? (this.#kept.get(key) as V) : make()
    this.#kept.delete(key)
    this.#kept.set(key, value)
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break
      this.#kept.delete(oldest)
    }
    return value
  }

  /** Forgets the key, when it still stands for this value. */
  forget(key: string, value: V): void {
    if (this.#kept.get(key) === value) this.#kept.delete(key)
  }
}

/** The things found last. What failed, or is not there, is looked for again: it may come. */
export class LastFound<V> {
  readonly #last: LastUsed<Promise<V | undefined>>

  constructor(most: number) {
    this.#last = new LastUsed(most)
  }

  /** What is kept under the key, or else what `find` finds; never looked for twice at once. */
  of(key: string, find: () => Promise<V | undefined>): Promise<V | undefined> {
    return this.#last.of(key, () => {
      const finding = find()
      const forget = () => this.#last.forget(key, finding)
      finding.then((found) => found ?? forget(), forget)
      return finding
    })
  }
}
