import { handlingOf, type Handling } from './handling.ts'
import { KeptFiles, type Later } from './kept-files.ts'

/** Written in by the build (scripts/lib/service-worker-build.mjs): a name for it, and the paths of its files. */
declare const BUILD: string
declare const FILES: readonly string[]

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Asking extends Lasting {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
/** Of a service worker's scope, what this one uses. The page's own types know windows only. */
interface Scope {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Asking) => void): void
}

const scope = self as unknown as Scope
const kept = new KeptFiles({ build: BUILD, files: FILES, caches, fetch: (request) => fetch(request) })

// A new build takes over at once for what is opened from now on. It reloads nothing: see `dropOld`.
scope.addEventListener('install', (event) => event.waitUntil(kept.fill().then(() => scope.skipWaiting())))
scope.addEventListener('activate', (event) =>
  event.waitUntil(kept.dropOld().then(() => scope.clients.claim())),
)

type Answer = (request: Request, later: Later) => Promise<Response>
const ANSWERS: Readonly<Record<Exclude<Handling, 'leave'>, Answer>> = {
  page: (request) => kept.page(request),
  file: (request) => kept.file(request),
  map: (request, later) => kept.map(request, later),
  tile: (request, later) => kept.tile(request, later),
}

scope.addEventListener('fetch', (event) => {
  const handling = handlingOf(event.request, scope.location.origin)
  if (handling === 'leave') return
  event.respondWith(ANSWERS[handling](event.request, (work) => event.waitUntil(work)))
})
