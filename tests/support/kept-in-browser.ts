import type { Page } from 'playwright-core'
import { MAP_LAYERS } from '../../web/lib/map-layers.ts'

/** Whether the program and the map are kept: what a page needs that is opened without a line. */
export const isPrepared = (page: Page): Promise<boolean> =>
  page.evaluate(async (all) => {
    const map = await caches.open('fenghuo-map')
    const layers = new Set((await map.keys()).map(({ url }) => new URL(url).pathname))
    return navigator.serviceWorker.controller !== null && layers.size === all
  }, MAP_LAYERS.length)

/** Whether the picture that the browser keeps holds this. It is looked at, and never made, from here. */
export const isKept = (page: Page, wanted: string): Promise<boolean> =>
  page.evaluate(async (text) => {
    const known = await indexedDB.databases()
    if (!known.some(({ name }) => name === 'fenghuo-pictures')) return false
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error('not readable')))
      })
    const db = await done(indexedDB.open('fenghuo-pictures'))
    const pictures = await done<unknown[]>(db.transaction('pictures').objectStore('pictures').getAll())
    db.close()
    return JSON.stringify(pictures).includes(text)
  }, wanted)

/** Addresses of the tiles that this page asked for, and of those that are kept. */
export const tilesOf = (page: Page): Promise<{ asked: string[]; kept: string[] }> =>
  page.evaluate(async () => {
    const all = performance.getEntriesByType('resource').map((entry) => entry.name)
    const cache = await caches.open('fenghuo-tiles')
    return {
      asked: all.filter((address) => address.includes('/api/terrain/')),
      kept: (await cache.keys()).map(({ url }) => url),
    }
  })
