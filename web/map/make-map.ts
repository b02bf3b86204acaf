import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { Map as MapLibre, prewarm, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import { t } from '../lib/i18n.svelte.ts'
import type { Extent } from '../lib/places.svelte.ts'
import type { MapView } from '../lib/map-view.ts'
import { tileAsked } from '../offline/map-cache.ts'
import { baseStyle, type Look } from './base/base-style.ts'
import { drawSymbol } from './symbols/draw.ts'
import { PIXEL_RATIO } from './symbols/sheet.ts'

setWorkerUrl(workerUrl)
// This comes while somebody signs in: the workers are there when the map is.
prewarm()

/** A map of the county in `container`: nothing turns or tilts, north is up, every symbol is drawn when first asked for. */
export function makeMap(
  container: HTMLElement,
  look: Look,
  at: {
    view: Pick<MapView, 'lat' | 'lon' | 'zoom' | 'bearing' | 'pitch'> | null
    extent: Extent | undefined
    /** Absent: as fine as the screen. */
    pixelRatio?: number
  },
): MapLibre {
  const { view, extent, pixelRatio } = at
  const map = new MapLibre({
    container,
    style: baseStyle(look),
    ...(view
      ? { center: [view.lon, view.lat], zoom: view.zoom, bearing: view.bearing, pitch: view.pitch }
      : extent
        ? { bounds: [...extent], fitBoundsOptions: { padding: 24 } }
        : { center: [105, 35], zoom: 4 }),
    ...(pixelRatio === undefined ? {} : { pixelRatio }),
    minZoom: 4,
    maxZoom: 18,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    transformRequest: (url, type) => {
      if (type === 'Tile') tileAsked(url)
      return { url }
    },
    locale: { 'Map.Title': t('地图', 'Map') },
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.addControl(new ScaleControl({ maxWidth: 120, unit: 'metric' }), 'bottom-left')
  map.on('error', ({ error }) => {
    // Whoever is signed out is given no ground either; the page itself says why.
    const status: unknown = 'status' in error ? error.status : undefined
    if (status !== 401) console.error(error)
  })
  map.setMissingStyleImageResolver((id) => {
    const image = drawSymbol(id)
    if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: PIXEL_RATIO })
  })
  return map
}
