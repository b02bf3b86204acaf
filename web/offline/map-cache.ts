import { layerPath, MAP_LAYERS } from '../lib/map-layers.ts'
import { MAP_CACHE } from './kept-files.ts'

/** Takes in the layers that the page asked for before its service worker had begun. Without one it does nothing. */
export async function keepMap(version: string | undefined): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.ready
  const cache = await caches.open(MAP_CACHE)
  for (const path of MAP_LAYERS.map((layer) => layerPath(layer, version))) {
    if (await cache.match(path, { ignoreVary: true })) continue
    const answer = await fetch(path).catch(() => undefined)
    if (answer?.ok) await cache.put(path, answer)
  }
}

export async function forgetMap(): Promise<void> {
  // Undefined where the page is neither https nor of this machine, whatever its type says.
  if ('caches' in globalThis) await caches.delete(MAP_CACHE).catch(() => false)
}
