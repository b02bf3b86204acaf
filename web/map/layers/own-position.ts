import type { Map as MapLibre } from 'maplibre-gl'
import { circleAround } from '../../analysis/circle.ts'
import type { Look } from '../base/base-style.ts'
import { PALETTES } from '../base/palette.ts'
import { DiffSource } from '../diff-source.ts'
import type { OwnFix } from '../own-position.svelte.ts'
import { layDown, type LiveLayer } from './layer.ts'

const HERE = 'here'
const WITHIN = 'within'

/** Where this device is: a dot in a glow that a symbol on top of it does not hide, and the circle within which it lies. */
export class OwnPositionLayer implements LiveLayer {
  readonly clickable = []
  readonly #source = new DiffSource('own-position')

  addTo(map: MapLibre, { theme }: Look): void {
    this.#source.addTo(map)
    const { accent } = PALETTES[theme]
    layDown(map, {
      id: 'own-position-within',
      type: 'fill',
      source: 'own-position',
      filter: ['==', ['get', 'id'], WITHIN],
      paint: { 'fill-color': accent, 'fill-opacity': 0.16, 'fill-outline-color': accent },
    })
    map.addLayer({
      id: 'own-position-glow',
      type: 'circle',
      source: 'own-position',
      filter: ['==', ['get', 'id'], HERE],
      paint: { 'circle-radius': 24, 'circle-color': accent, 'circle-opacity': 0.35 },
    })
    map.addLayer({
      id: 'own-position',
      type: 'circle',
      source: 'own-position',
      filter: ['==', ['get', 'id'], HERE],
      paint: {
        'circle-radius': 8,
        'circle-color': accent,
        'circle-stroke-color': '#ffffff',
        'circle-stroke-width': 3,
      },
    })
  }

  show(fix: OwnFix | undefined): void {
    if (!fix) {
      this.#source.remove(HERE)
      this.#source.remove(WITHIN)
      return
    }
    const { lat, lon, accuracyM } = fix
    const ring = circleAround(fix, accuracyM).map(([east, north]) => [east, north])
    const [first = [lon, lat]] = ring
    this.#source.put({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [[...ring, first]] },
      properties: { id: WITHIN },
    })
    this.#source.put({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: { id: HERE },
    })
  }

  dispose(): void {
    this.#source.dispose()
  }
}
