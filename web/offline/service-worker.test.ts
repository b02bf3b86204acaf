import { afterEach, expect, it, vi } from 'vitest'
import { MemoryCaches, ORIGIN } from '../../tests/support/memory-caches.ts'

type Listener = (event: object) => void

afterEach(() => vi.unstubAllGlobals())

/** The service worker as a browser begins it. @returns what it listens to */
async function begun(): Promise<{ caches: MemoryCaches; hear: (type: string, event: object) => void }> {
  const listeners = new Map<string, Listener>()
  const answer = async (what: Request | string) =>
    new Response(`server ${typeof what === 'string' ? what : what.url}`)
  const caches = new MemoryCaches(answer)
  vi.stubGlobal('self', {
    location: { origin: ORIGIN },
    clients: { claim: async () => undefined },
    skipWaiting: async () => undefined,
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
  })
  vi.stubGlobal('BUILD', 'one')
  vi.stubGlobal('FILES', ['/'])
  vi.stubGlobal('caches', caches)
  vi.stubGlobal('fetch', answer)
  vi.resetModules()
  await import('./service-worker.ts')
  return { caches, hear: (type, event) => listeners.get(type)?.(event) }
}

/** What the browser asks for, and what becomes of it. */
function asked(path: string) {
  const answers: Promise<Response>[] = []
  const works: Promise<unknown>[] = []
  return {
    ...{ answers, works, request: new Request(ORIGIN + path) },
    respondWith: (answer: Promise<Response>) => void answers.push(answer),
    waitUntil: (work: Promise<unknown>) => void works.push(work),
  }
}

it('answers first, and is not ended before what came is kept', async () => {
  const { caches, hear } = await begun()
  let go = () => {}
  caches.pace = new Promise((resolve) => (go = resolve))
  const works: Promise<unknown>[] = []
  for (const path of ['/api/map/rivers', '/api/basemap/8/206/105?version=a-1']) {
    const event = asked(path)
    hear('fetch', event)
    expect(await (await event.answers[0])?.text()).toBe(`server ${ORIGIN}${path}`)
    expect(event.works).toHaveLength(1)
    works.push(...event.works)
  }
  const kept = () => [...caches.held.values()].reduce((sum, { size }) => sum + size, 0)
  expect(kept()).toBe(0)
  go()
  await Promise.all(works)
  expect(kept()).toBe(2)
})

it('lets through what only the server may answer', async () => {
  const { hear } = await begun()
  const event = asked('/api/session')
  hear('fetch', event)
  expect(event.answers).toEqual([])
})
