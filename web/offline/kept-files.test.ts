import { describe, expect, it } from 'vitest'
import { MemoryCaches, ORIGIN, pathOf } from '../../tests/support/memory-caches.ts'
import { KeptFiles, MAP_CACHE, MOST_TILES, TILE_CACHE } from './kept-files.ts'

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
  const works: Promise<unknown>[] = []
  return {
    ...{ caches, build, is: (next: typeof line) => void (line = next) },
    later: (work: Promise<unknown>) => void works.push(work),
    /** Resolves when all is done that goes on after the answers. */
    settled: () => Promise.all(works),
  }
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

describe('what the server answers is shown', () => {
  const tile = '/api/terrain/heights/12/1/0?version=a-1'

  it('before it is kept, however slow the browser’s store is', async () => {
    const { build, caches, later, settled } = stage()
    let go = () => {}
    caches.pace = new Promise((resolve) => (go = resolve))
    const kept = build('one')
    expect(await textOf(kept.map(get('/api/map/rivers'), later))).toBe('server /api/map/rivers')
    expect(await textOf(kept.tile(get(tile), later))).toBe(`server ${tile}`)
    expect(caches.held.get(TILE_CACHE)?.size).toBe(0)
    go()
    await settled()
    expect([...(caches.held.get(MAP_CACHE)?.keys() ?? [])]).toEqual(['/api/map/rivers'])
    expect([...(caches.held.get(TILE_CACHE)?.keys() ?? [])]).toEqual([tile])
  })

  it.each(['isFull', 'isBroken'] as const)('where nothing can be kept (%s)', async (fault) => {
    const { build, caches, later, settled } = stage()
    caches[fault] = true
    const kept = build('one')
    expect(await textOf(kept.page(get('/')))).toBe('server /')
    expect(await textOf(kept.file(get('/assets/one.js')))).toBe('server /assets/one.js')
    expect(await textOf(kept.map(get('/api/map/rivers'), later))).toBe('server /api/map/rivers')
    expect(await textOf(kept.tile(get(tile), later))).toBe(`server ${tile}`)
    await expect(settled()).resolves.toHaveLength(2)
  })

  it('and is kept nowhere when somebody has signed out meanwhile', async () => {
    const { build, caches, is, later, settled } = stage()
    let arrives = (_: Response) => {}
    is(() => new Promise((resolve) => (arrives = resolve)))
    const asked = build('one').map(get('/api/map/rivers'), later)
    await caches.delete(MAP_CACHE)
    arrives(new Response('rivers'))
    expect(await textOf(asked)).toBe('rivers')
    await settled()
    expect(await caches.keys()).toEqual([])
  })
})

describe('the map of the county', () => {
  it('is the server’s, and what it last was without a line', async () => {
    const { build, is, later, settled } = stage()
    const kept = build('one')
    is(async () => new Response('rivers, today'))
    await textOf(kept.map(get('/api/map/rivers'), later))
    await settled()
    is(down)
    expect(await textOf(kept.map(get('/api/map/rivers'), later))).toBe('rivers, today')
  })

  it('is not shown to somebody whose session is over, and their refusal is not kept', async () => {
    const { build, is, later, settled } = stage()
    const kept = build('one')
    is(async () => new Response('rivers'))
    await textOf(kept.map(get('/api/map/rivers'), later))
    await settled()
    is(async () => new Response('who are you', { status: 401 }))
    expect((await kept.map(get('/api/map/rivers'), later)).status).toBe(401)
    await settled()
    is(down)
    expect(await textOf(kept.map(get('/api/map/rivers'), later))).toBe('rivers')
  })
})

describe('a tile of the relief', () => {
  const tile = (n: number) => get(`/api/terrain/heights/12/${n}/0?version=a-1`)

  it('that was seen before is shown without a line; one that was not fails as it would', async () => {
    const { build, is, later, settled } = stage()
    const kept = build('one')
    await kept.tile(tile(1), later)
    await settled()
    is(down)
    expect(await textOf(kept.tile(tile(1), later))).toBe('server /api/terrain/heights/12/1/0?version=a-1')
    await expect(kept.tile(tile(2), later)).rejects.toThrow('Failed to fetch')
  })

  it('is not kept when the server refuses it', async () => {
    const { build, is, caches, later, settled } = stage()
    is(async () => new Response('who are you', { status: 401 }))
    expect((await build('one').tile(tile(1), later)).status).toBe(401)
    await settled()
    expect(caches.held.get(TILE_CACHE)?.size).toBe(0)
  })

  it('makes room by the oldest, so that they never grow without end', async () => {
    const { build, caches, later, settled } = stage()
    const cache = await caches.open(TILE_CACHE)
    for (let n = 0; n <= MOST_TILES; n++) await cache.put(tile(n), new Response('tile'))
    await build('one').tile(tile(MOST_TILES + 1), later)
    await settled()
    const held = [...(caches.held.get(TILE_CACHE)?.keys() ?? [])]
    expect(held).toHaveLength(MOST_TILES)
    expect(held[0]).toBe(pathOf(tile(2)))
  })
})
