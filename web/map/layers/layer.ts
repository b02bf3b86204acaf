import type { LayerSpecification, Map as MapLibre } from 'maplibre-gl'
import type { Look } from '../base/base-style.ts'

/** One kind of thing on the map: makes its sources and layers in a fresh style, follows its data, and ends. */
export interface LiveLayer {
  /** The map's layers that a click can hit, the topmost first. */
  readonly clickable: readonly string[]
  /** Called for every new style (theme, language); nothing of ours is in it yet. */
  addTo(map: MapLibre, look: Look): void
  dispose(): void
}

/** The lowest of the live layers that is no area and no line; it is added before all others. */
export const FIRST_UPRIGHT = 'seat-dots'

/**
 * Adds an area or a line: over those added before, below all live points and names. On tilted ground MapLibre paints
 * areas and lines into pictures of the ground, a set of them for every run of such layers between points and names,
 * and a change paints the set of its run anew. So there are two runs: the base map, which rests, and all that is live.
 */
export function layDown(map: MapLibre, layer: LayerSpecification): void {
  map.addLayer(layer, FIRST_UPRIGHT)
}
