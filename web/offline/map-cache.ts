import { layerPath, MAP_LAYERS } from '../lib/map-layers.ts'
import { keepIn, MAP_CACHE, TILE_CACHE } from './kept-files.ts'

/** Tiles that the page asked for before its service worker had begun. */
const unseen = new Set<string>()
/** The version that was kept last: while another is taken in, and for what still shows it, it stays. */
let last: string | undefined

/** Takes note of a tile that the map asks for. */
export function tileAsked(address: string): void {
  if ('serviceWorker' in navigator && !navigator.serviceWorker.controller) unseen.add(address)
}

/**
 * Takes in what the page asked for before its service worker had begun: the layers of this version, and the tiles that
 * were seen. Versions before the last are dropped. Without a service worker it does nothing.
 */
export async function keepMap(version: string | undefined): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.ready
  const layers = MAP_LAYERS.map((layer) => layerPath(layer, version))
  if (!(await takeIn(MAP_CACHE, layers)) || version === undefined) return
  await dropVersionsBut([version, last ?? version])
  last = version
  await controlled()
  const tiles = [...unseen]
  unseen.clear()
  await takeIn(TILE_CACHE, tiles)
}

export async function forgetMap(): Promise<void> {
  // Undefined where the page is neither https nor of this machine, whatever its type says.
  if (!('caches' in globalThis)) return
  await Promise.all([MAP_CACHE, TILE_CACHE].map((name) => caches.delete(name).catch(() => false)))
}

/** @returns whether all of them are kept now */
async function takeIn(name: string, paths: readonly string[]): Promise<boolean> {
  const cache = await caches.open(name)
  let whole = true
  for (const path of paths) {
    if (await cache.match(path, { ignoreVary: true })) continue
    const answer = await fetch(path).catch(() => undefined)
    if (!answer?.ok || !(await keepIn(cache, path, answer))) whole = false
  }
  return whole
}

async function dropVersionsBut(versions: readonly string[]): Promise<void> {
  for (const name of [MAP_CACHE, TILE_CACHE]) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const of = new URL(request.url).searchParams.get('version')
      if (of !== null && !versions.includes(of)) await cache.delete(request)
    }
  }
}

/** Resolves once a service worker sees what this page asks for. */
async function controlled(): Promise<void> {
  const { serviceWorker } = navigator
  if (serviceWorker.controller) return
  await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
}
