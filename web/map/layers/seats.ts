import type { Map as MapLibre } from 'maplibre-gl'
import type { Place } from '../../lib/places.svelte.ts'
import type { Look } from '../base/base-style.ts'
import { PALETTES } from '../base/palette.ts'
import { DiffSource, isSame, type MapFeature } from '../diff-source.ts'
import { FIRST_UPRIGHT, type LiveLayer } from './layer.ts'

/** The names of the towns, at their seats. */
export class SeatLayer implements LiveLayer {
  readonly clickable = []
  readonly #source = new DiffSource('seats')
  readonly #seats: () => readonly Place[]

  #language: Look['language'] = 'zh'

  constructor(seats: () => readonly Place[]) {
    this.#seats = seats
  }

  addTo(map: MapLibre, { language, theme }: Look): void {
    this.#language = language
    this.placesChanged()
    this.#source.addTo(map)
    const palette = PALETTES[theme]
    map.addLayer({
      id: FIRST_UPRIGHT,
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
        // It goes round what stands beside it where it can, and is never left out.
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.text, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    })
  }

  /** The towns have come, or are others now. */
  placesChanged(): void {
    const seats = this.#seats()
    const codes = new Set(seats.map(({ code }) => code))
    for (const id of this.#source.ids()) if (!codes.has(id)) this.#source.remove(id)
    for (const { code, name, lat, lon } of seats) {
      const feature: MapFeature = {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties: { id: code, name: name[this.#language] },
      }
      if (!isSame(this.#source.get(code), feature)) this.#source.put(feature)
    }
  }

  dispose(): void {
    this.#source.dispose()
  }
}
