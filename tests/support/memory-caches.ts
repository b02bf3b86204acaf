export const ORIGIN = 'https://county.example'
export const pathOf = (what: Request | string): string =>
  typeof what === 'string' ? what.replace(ORIGIN, '') : what.url.slice(ORIGIN.length)

/** Caches in memory: as much of them as a service worker of ours uses. */
export class MemoryCaches {
  readonly held = new Map<string, Map<string, Response>>()
  /** No room is left: nothing more is taken in. */
  isFull = false
  /** The browser's store fails whatever is asked of it. */
  isBroken = false
  /** What is to be kept is kept after this. */
  pace: Promise<void> = Promise.resolve()
  readonly #fetch: (path: string) => Promise<Response>

  constructor(fetch: (path: string) => Promise<Response>) {
    this.#fetch = fetch
  }

  async open(name: string) {
    if (this.isBroken) throw new DOMException('Unexpected internal error', 'UnknownError')
    const cache = this.held.get(name) ?? new Map<string, Response>()
    this.held.set(name, cache)
    return {
      keys: async () => [...cache.keys()].map((path) => new Request(ORIGIN + path)),
      delete: async (what: Request) => cache.delete(pathOf(what)),
      match: async (what: Request | string) => cache.get(pathOf(what))?.clone(),
      put: async (what: Request | string, answer: Response) => {
        await this.pace
        if (this.isFull) throw new DOMException('Quota exceeded', 'QuotaExceededError')
        cache.set(pathOf(what), answer)
      },
      addAll: async (paths: readonly string[]) => {
        const answers = await Promise.all(paths.map((path) => this.#fetch(path)))
        if (answers.some(({ ok }) => !ok)) throw new TypeError('one of them is not there')
        paths.forEach((path, at) => cache.set(path, answers[at] as Response))
      },
    }
  }

  async match(what: Request) {
    if (this.isBroken) throw new DOMException('Unexpected internal error', 'UnknownError')
    for (const cache of this.held.values())
      if (cache.has(pathOf(what))) return cache.get(pathOf(what))?.clone()
    return undefined
  }

  keys = async () => [...this.held.keys()]
  delete = async (name: string) => this.held.delete(name)
}
