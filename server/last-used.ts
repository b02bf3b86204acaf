/** The values asked for last, by their key: with more than `most` of them, the one that nobody asked for longest goes. */
export class LastUsed<V> {
  readonly #most: number
  readonly #gone: (value: V) => void
  readonly #kept = new Map<string, V>()

  /** @param gone told of what is kept no more because nobody asked for it */
  constructor(most: number, gone: (value: V) => void = () => undefined) {
    this.#most = most
    this.#gone = gone
  }

  has(key: string): boolean {
    return this.#kept.has(key)
  }

  /** What is kept under the key; looking counts as no use. */
  get(key: string): V | undefined {
    return this.#kept.get(key)
  }

  /** What is kept under the key, or else what `make` makes. */
  of(key: string, make: () => V): V {
    const value = this.#kept.has(key) ? (this.#kept.get(key) as V) : make()
    this.#kept.delete(key)
    this.#kept.set(key, value)
    for (const [oldest, old] of this.#kept) {
      if (this.#kept.size <= this.#most) break
      this.#kept.delete(oldest)
      this.#gone(old)
    }
    return value
  }

  /** Forgets the key, when it still stands for this value. */
  forget(key: string, value: V): void {
    if (this.#kept.get(key) === value) this.#kept.delete(key)
  }

  /** Keeps nothing any more. */
  clear(): void {
    const all = [...this.#kept.values()]
    this.#kept.clear()
    for (const value of all) this.#gone(value)
  }
}

/**
 * The things found last. What failed, or is not there, is looked for again: it may come. Only what was found makes others
 * go, so that asking for what is not there costs nobody anything.
 */
export class LastFound<V> {
  readonly #last: LastUsed<V>
  readonly #underWay = new Map<string, Promise<V | undefined>>()

  constructor(most: number) {
    this.#last = new LastUsed(most)
  }

  /** Whether it is kept, or being looked for. */
  has(key: string): boolean {
    return this.#last.has(key) || this.#underWay.has(key)
  }

  /** What is kept under the key, or else what `find` finds; never looked for twice at once. */
  of(key: string, find: () => Promise<V | undefined>): Promise<V | undefined> {
    const finding = this.#underWay.get(key)
    if (finding) return finding
    const kept = this.#last.get(key)
    if (kept !== undefined) return Promise.resolve(this.#last.of(key, () => kept))
    const looking = this.#look(key, find).finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, looking)
    return looking
  }

  /** Forgets the key, when it still stands for this value. */
  forget(key: string, value: V): void {
    this.#last.forget(key, value)
  }

  async #look(key: string, find: () => Promise<V | undefined>): Promise<V | undefined> {
    const found = await find()
    return found === undefined ? undefined : this.#last.of(key, () => found)
  }
}
