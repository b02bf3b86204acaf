import type { Map as MapLibre } from 'maplibre-gl'
import type { Place } from '../../lib/places.svelte.ts'
import type { Look } from '../base/base-style.ts'
import { PALETTES } from '../base/palette.ts'
import { DiffSource } from '../diff-source.ts'
import type { LiveLayer } from './layer.ts'

/** The names of the towns, at their seats. */
export class SeatLayer implements LiveLayer {
  readonly clickable = []
  readonly #source = new DiffSource('seats')
  readonly #seats: () => readonly Place[]

  constructor(seats: () => readonly Place[]) {
    this.#seats = seats
  }

  addTo(map: MapLibre, { language, theme }: Look): void {
    for (const { code, name, lat, lon } of this.#seats()) {
      this.#source.put({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties: { id: code, name: name[language] },
      })
    }
    this.#source.addTo(map)
    const palette = PALETTES[theme]
    map.addLayer({
      id: 'seats',
      type: 'symbol',
      source: 'seats',
      layout: {
        'text-field': ['get', 'name'],
        'text-size': ['interpolate', ['linear'], ['zoom'], 9, 13, 13, 17],
        'text-padding': 4,
      },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    })
  }

  dispose(): void {
    this.#source.dispose()
  }
}
