import type { Map as MapLibre } from 'maplibre-gl'
import type { Look } from '../base/base-style.ts'

/** One kind of thing on the map: makes its sources and layers in a fresh style, follows its data, and ends. */
export interface LiveLayer {
  /** The map's layers that a click can hit, the topmost first. */
  readonly clickable: readonly string[]
  /** Called for every new style (theme, language); nothing of ours is in it yet. */
  addTo(map: MapLibre, look: Look): void
  dispose(): void
}
