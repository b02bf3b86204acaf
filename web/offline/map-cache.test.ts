import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { MemoryCaches, ORIGIN } from '../../tests/support/memory-caches.ts'
import { MAP_CACHE, TILE_CACHE } from './kept-files.ts'

const tile = (version: string) => `${ORIGIN}/api/terrain/heights/12/1/0?version=${version}`
let held: MemoryCaches
/** Paths that the server does not answer. */
let gone: RegExp | undefined

/** The module anew: as in a page that was just opened. */
const opened = async () => {
  vi.resetModules()
  return import('./map-cache.ts')
}
const versionsIn = (name: string) =>
  [...new Set([...(held.held.get(name)?.keys() ?? [])].map((path) => path.split('version=')[1]))].sort()

beforeEach(() => {
  gone = undefined
  const answer = async (path: string) => new Response(path, { status: gone?.test(path) ? 503 : 200 })
  held = new MemoryCaches(answer)
  vi.stubGlobal('caches', held)
  vi.stubGlobal('fetch', answer)
  vi.stubGlobal('navigator', { serviceWorker: { ready: Promise.resolve(), controller: null } })
})
afterEach(() => vi.unstubAllGlobals())

/** From here on the service worker sees what the page asks for. */
const workerBegins = () =>
  vi.stubGlobal('navigator', { serviceWorker: { ready: Promise.resolve(), controller: {} } })

it('takes in the tiles that were seen before the service worker had begun', async () => {
  const { keepMap, tileAsked } = await opened()
  tileAsked(tile('a-1'))
  workerBegins()
  tileAsked(tile('not-noted'))
  await keepMap('a-1')
  expect(versionsIn(TILE_CACHE)).toEqual(['a-1'])
})

it('keeps the version of now and the one that it replaced, and drops those before', async () => {
  workerBegins()
  const { keepMap } = await opened()
  for (const version of ['a-1', 'a-2', 'a-3']) {
    await (await held.open(TILE_CACHE)).put(tile(version), new Response('tile'))
    await keepMap(version)
  }
  expect([versionsIn(MAP_CACHE), versionsIn(TILE_CACHE)]).toEqual([
    ['a-2', 'a-3'],
    ['a-2', 'a-3'],
  ])
  await (await opened()).keepMap('a-3')
  expect(versionsIn(MAP_CACHE)).toEqual(['a-3'])
})

it('leaves the version before as long as the new one is not whole', async () => {
  workerBegins()
  await (await opened()).keepMap('a-1')
  gone = /rivers/
  await (await opened()).keepMap('a-2')
  expect(versionsIn(MAP_CACHE)).toEqual(['a-1', 'a-2'])
})

it('leaves the version before as long as there is no room for the new one', async () => {
  workerBegins()
  await (await opened()).keepMap('a-1')
  held.isFull = true
  await (await opened()).keepMap('a-2')
  expect(versionsIn(MAP_CACHE)).toEqual(['a-1'])
})

it('forgets all of it when somebody signs out', async () => {
  workerBegins()
  const { keepMap, forgetMap } = await opened()
  await keepMap('a-1')
  await forgetMap()
  expect([...held.held.keys()]).toEqual([])
})
