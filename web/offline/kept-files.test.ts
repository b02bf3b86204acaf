import { describe, expect, it } from 'vitest'
import { KeptFiles } from './kept-files.ts'

/** Caches in memory: as much of them as a service worker of ours uses. */
class MemoryCaches {
  readonly held = new Map<string, Map<string, Response>>()
  readonly #fetch: (path: string) => Promise<Response>

  constructor(fetch: (path: string) => Promise<Response>) {
    this.#fetch = fetch
  }

  async open(name: string) {
    const cache = this.held.get(name) ?? new Map<string, Response>()
    this.held.set(name, cache)
    return {
      match: async (what: Request | string) => cache.get(pathOf(what))?.clone(),
      put: async (what: Request, answer: Response) => void cache.set(pathOf(what), answer),
      addAll: async (paths: readonly string[]) => {
        const answers = await Promise.all(paths.map((path) => this.#fetch(path)))
        if (answers.some(({ ok }) => !ok)) throw new TypeError('one of them is not there')
        paths.forEach((path, at) => cache.set(path, answers[at] as Response))
      },
    }
  }

  async match(what: Request) {
    for (const cache of this.held.values())
      if (cache.has(pathOf(what))) return cache.get(pathOf(what))?.clone()
    return undefined
  }

  keys = async () => [...this.held.keys()]
  delete = async (name: string) => this.held.delete(name)
}

const ORIGIN = 'https://county.example'
const pathOf = (what: Request | string) => (typeof what === 'string' ? what : what.url.slice(ORIGIN.length))
const get = (path: string) => new Request(ORIGIN + path)

/** A server and a browser's caches; `line` says what becomes of a request. */
function stage() {
  let line: (path: string) => Promise<Response> = async (path) => new Response(`server ${path}`)
  const caches = new MemoryCaches((path) => line(path))
  const build = (name: string, patienceMs = 60_000) =>
    new KeptFiles({
      ...{ build: name, files: ['/', `/assets/${name}.js`], patienceMs },
      caches: caches as unknown as CacheStorage,
      fetch: (request) => line(pathOf(request)),
    })
  return { caches, build, is: (next: typeof line) => void (line = next) }
}

const down = () => Promise.reject(new TypeError('Failed to fetch'))
const textOf = async (answer: Promise<Response>) => (await answer).text()

describe('a page that was opened once', () => {
  it('opens without a line, and with a server behind a proxy that is down', async () => {
    const { build, is } = stage()
    const kept = build('one')
    await kept.fill()
    is(down)
    expect(await textOf(kept.page(get('/some/link')))).toBe('server /')
    expect(await textOf(kept.file(get('/assets/one.js')))).toBe('server /assets/one.js')
    is(async () => new Response('bad gateway', { status: 502 }))
    expect(await textOf(kept.page(get('/')))).toBe('server /')
  })

  it('opens on a line that is there but dead', async () => {
    const { build, is } = stage()
    const kept = build('one', 1)
    await kept.fill()
    is(() => new Promise<Response>(() => {}))
    expect(await textOf(kept.page(get('/')))).toBe('server /')
  })

  it('is the newest while the server answers', async () => {
    const { build, is } = stage()
    const kept = build('one')
    await kept.fill()
    is(async () => new Response('newer'))
    expect(await textOf(kept.page(get('/')))).toBe('newer')
  })

  it('passes the failure on when nothing is kept', async () => {
    const { build, is } = stage()
    is(down)
    await expect(build('one').page(get('/'))).rejects.toThrow('Failed to fetch')
  })
})

describe('a new build', () => {
  it('is taken in whole or not at all', async () => {
    const { build, is } = stage()
    is(async (path) => new Response('', { status: path === '/' ? 200 : 404 }))
    await expect(build('two').fill()).rejects.toThrow('one of them is not there')
  })

  it('leaves the last one to the pages that are open, and drops those before it', async () => {
    const { build, caches } = stage()
    for (const name of ['one', 'two', 'three']) await build(name).fill()
    await build('three').dropOld()
    expect(await caches.keys()).toEqual(['fenghuo-shell-two', 'fenghuo-shell-three'])
    expect(await textOf(build('three').file(get('/assets/two.js')))).toBe('server /assets/two.js')
  })
})

describe('the map of the county', () => {
  it('is the server’s, and what it last was without a line', async () => {
    const { build, is } = stage()
    const kept = build('one')
    is(async () => new Response('rivers, today'))
    await textOf(kept.map(get('/api/map/rivers')))
    is(down)
    expect(await textOf(kept.map(get('/api/map/rivers')))).toBe('rivers, today')
  })

  it('is not shown to somebody whose session is over, and their refusal is not kept', async () => {
    const { build, is } = stage()
    const kept = build('one')
    is(async () => new Response('rivers'))
    await textOf(kept.map(get('/api/map/rivers')))
    is(async () => new Response('who are you', { status: 401 }))
    expect((await kept.map(get('/api/map/rivers'))).status).toBe(401)
  })
})
