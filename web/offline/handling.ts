/**
 * Who answers a request of the page: `page` is the shell, `file` one of its parts, `map` a layer of the county, `tile`
 * a piece of its relief or base map; `leave` goes to the network as if there were no service worker.
 */
export type Handling = 'page' | 'file' | 'map' | 'tile' | 'leave'

/** What only the server may answer. Whatever it says is of a person or of this moment, and is never kept here. */
const SERVER_ONLY = /^\/(api|ingest|health|metrics|socket\.io)(\/|$)/
const MAP_LAYER = /^\/api\/map\/[A-Za-z-]+$/
const TILE = /^\/api\/(terrain|basemap)\/[a-z\d/]+$/

/** @param origin the page's own; what is asked of others is none of ours */
export function handlingOf(
  { method, mode, url }: Pick<Request, 'method' | 'mode' | 'url'>,
  origin: string,
): Handling {
  const { origin: of, pathname, searchParams } = new URL(url)
  if (method !== 'GET' || of !== origin) return 'leave'
  // With a format it is a file that somebody takes away.
  if (MAP_LAYER.test(pathname) && !searchParams.has('format')) return 'map'
  // Without a version it is of the newest, which changes.
  if (TILE.test(pathname) && searchParams.has('version')) return 'tile'
  if (SERVER_ONLY.test(pathname)) return 'leave'
  return mode === 'navigate' ? 'page' : 'file'
}
