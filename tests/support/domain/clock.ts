/** A clock that only moves when told, so that a test is the same at every run. */
export class TestClock {
  #ms: number

  constructor(start = '2026-07-14T10:00:00.000Z') {
    this.#ms = Date.parse(start)
  }

  get now(): string {
    return new Date(this.#ms).toISOString()
  }

  pass(ms: number): void {
    this.#ms += ms
  }
}

/** Ids in the order in which they were asked for: `n-1`, `n-2`, … */
export function counted(prefix = 'n-'): () => string {
  let last = 0
  return () => `${prefix}${++last}`
}
