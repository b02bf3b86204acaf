import type { Map as MapLibre } from 'maplibre-gl'
import type { Beginning } from './beginning.ts'
import type { Camera } from './camera.ts'
import type { LiveMap } from './live-map.ts'

/** A map that stands on the page, what moves it, and what is drawn over it. */
export interface Stage {
  readonly map: MapLibre
  readonly camera: Camera
  readonly beginning: Beginning
  readonly live: LiveMap
}
