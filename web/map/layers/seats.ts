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
      id: 'seat-dots',
      type: 'circle',
      source: 'seats',
      paint: {
        'circle-radius': 3,
        'circle-color': palette.surface,
        'circle-stroke-color': palette.text,
        'circle-stroke-width': 1.5,
      },
    })
    map.addLayer({
      id: 'seats',
      type: 'symbol',
      source: 'seats',
      layout: {
        'text-field': ['get', 'name'],
        'text-size': ['interpolate', ['linear'], ['zoom'], 9, 13, 13, 17],
        'text-variable-anchor': ['bottom', 'top', 'right', 'left'],
        'text-radial-offset': 1.1,
        'text-justify': 'auto',
        'text-padding': 2,
      },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    })
  }

  dispose(): void {
    this.#source.dispose()
  }
}
