/** The county's map as it was last seen. The page deletes it when somebody signs out. */
export const MAP_CACHE = 'fenghuo-map'

/** Tiles of relief and base map that were seen. */
export const TILE_CACHE = 'fenghuo-tiles'

/**
 * All tiles of a county of 50 km, in both themes and down to the nearest contours, are some 1,700 with some 25 MB (measured:
 * heights 75 kB a tile, contours 17, ground cover 1 to 8). With a base map the oldest go.
 */
export const MOST_TILES = 2_000
/** Counting them is slow, so it is done once for so many that are new. */
const COUNTED_EVERY = 50

/** The parts of one build of the page. */
const SHELL = 'fenghuo-shell-'

/** A line that is there but dead would keep the page waiting for minutes; after so long what is kept serves. */
export const PATIENCE_MS = 4_000

interface Parts {
  readonly build: string
  /** Paths of all that one build needs to open: the page, scripts, styles, icons. */
  readonly files: readonly string[]
  readonly caches: CacheStorage
  readonly fetch: (request: Request) => Promise<Response>
  readonly patienceMs?: number
}

/** Takes work that goes on after the answer: a service worker would be ended before it is done. */
export type Later = (work: Promise<unknown>) => void

/** What is kept of the program and of the county's map, and how a request is answered from it. */
export class KeptFiles {
  readonly #parts: Parts
  readonly #own: string
  #newTiles = 0

  constructor(parts: Parts) {
    this.#parts = parts
    this.#own = SHELL + parts.build
  }

  /** Takes in all parts of this build, or none: half a build would open to a blank page. */
  async fill(): Promise<void> {
    const cache = await this.#parts.caches.open(this.#own)
    await cache.addAll(this.#parts.files)
  }

  /**
   * Drops the builds before the last one. The last stays, because a page that is open may still want its parts: a
   * form half written goes on in the program that it was begun in.
   */
  async dropOld(): Promise<void> {
    const { caches } = this.#parts
    const others = (await caches.keys()).filter((name) => name.startsWith(SHELL) && name !== this.#own)
    await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
  }

  /** The server's page while it answers, so that a new version shows at once; else the one that is kept. */
  async page(request: Request): Promise<Response> {
    const asked = this.#parts.fetch(request)
    const answer = await this.#inTime(asked)
    // A proxy whose server is down answers 502; a sign-in page of the proxy is passed on as it is.
    if (answer && answer.status < 500) return answer
    return (await keptIn(this.#open(this.#own), '/')) ?? asked
  }

  /** A part of a build, whose name says what it holds. */
  async file(request: Request): Promise<Response> {
    const { caches, fetch } = this.#parts
    const own = await keptIn(this.#open(this.#own), request)
    const kept = own ?? (await orNone(caches.match(request, { ignoreVary: true })))
    return kept ?? fetch(request)
  }

  /** The county as the server has it, and kept afterwards; else as it was kept. */
  async map(request: Request, later: Later): Promise<Response> {
    const cache = this.#open(MAP_CACHE)
    const asked = this.#parts.fetch(request)
    const answer = await this.#inTime(asked)
    if (answer?.ok) later(keepOpened(cache, request, answer.clone()))
    if (answer && answer.status < 500) return answer
    return (await keptIn(cache, request)) ?? asked
  }

  /** A tile as it is kept, for it never changes; else from the server, and kept afterwards. */
  async tile(request: Request, later: Later): Promise<Response> {
    const cache = this.#open(TILE_CACHE)
    const kept = await keptIn(cache, request)
    if (kept) return kept
    const answer = await this.#parts.fetch(request)
    if (!answer.ok) return answer
    const counts = this.#newTiles++ % COUNTED_EVERY === 0
    const isKept = keepOpened(cache, request, answer.clone())
    later(counts ? isKept.then(() => dropOldest(cache)) : isKept)
    return answer
  }

  /**
   * Opened when something is asked for, not when it is to be kept: an answer that comes after a sign-out goes to the
   * cache that was deleted and is gone with it.
   */
  #open(name: string): Opened {
    return orNone(this.#parts.caches.open(name))
  }

  /** The answer, unless there is none, or none yet. */
  async #inTime(asked: Promise<Response>): Promise<Response | undefined> {
    const { patienceMs = PATIENCE_MS } = this.#parts
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, patienceMs)))
    try {
      return await Promise.race([asked, late])
    } catch {
      return undefined
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Keeps an answer, where there is room: on a full disk the one in hand serves all the same. @returns whether it is kept */
export const keepIn = (cache: Cache, request: Request | string, answer: Response): Promise<boolean> =>
  cache.put(request, answer).then(
    () => true,
    () => false,
  )

type Opened = Promise<Cache | undefined>

/** @returns undefined as well where the browser's store fails: the network then serves */
async function keptIn(opened: Opened, request: Request | string): Promise<Response | undefined> {
  const cache = await opened
  return cache && orNone(cache.match(request, { ignoreVary: true }))
}

async function keepOpened(opened: Opened, request: Request, answer: Response) {
  const cache = await opened
  return cache !== undefined && keepIn(cache, request, answer)
}

/** A cache lists what it holds in the order in which it came. */
async function dropOldest(opened: Opened): Promise<void> {
  const cache = await opened
  const all = (await orNone(cache?.keys())) ?? []
  const oldest = all.slice(0, Math.max(0, all.length - MOST_TILES))
  await Promise.all(oldest.map((one) => orNone(cache?.delete(one))))
}

/** What a store of the browser's answers, and undefined where it fails: nobody waits for it, nothing depends on it. */
const orNone = async <T>(asked: Promise<T> | undefined): Promise<T | undefined> => {
  try {
    return await asked
  } catch {
    return undefined
  }
}
