import type { Map as MapLibre } from 'maplibre-gl'
import type { Look } from '../base/base-style.ts'
import { PALETTES } from '../base/palette.ts'
import { DiffSource } from '../diff-source.ts'
import type { LiveLayer } from './layer.ts'

const SELECTED = 'selected'
const LOOKED_UP = 'looked-up'

/** A ring around what is selected, and a cross where something was looked up. */
export class SelectionLayer implements LiveLayer {
  readonly clickable = []
  readonly #source = new DiffSource('selection')

  addTo(map: MapLibre, { theme }: Look): void {
    this.#source.addTo(map)
    const { accent, surface } = PALETTES[theme]
    const ring = (id: string, colour: string, width: number) =>
      map.addLayer({
        id,
        type: 'circle',
        source: 'selection',
        filter: ['==', ['get', 'id'], SELECTED],
        paint: {
          'circle-radius': 22,
          'circle-opacity': 0,
          'circle-stroke-color': colour,
          'circle-stroke-width': width,
        },
      })
    ring('selection-casing', surface, 5)
    ring('selection', accent, 3)
    map.addLayer({
      ...{ id: 'looked-up', type: 'symbol', source: 'selection', filter: ['==', ['get', 'id'], LOOKED_UP] },
      layout: {
        'text-field': '✛',
        'text-size': 30,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': accent, 'text-halo-color': surface, 'text-halo-width': 2 },
    })
  }

  /** Marks a place that somebody looked up. */
  mark(point: { readonly lat: number; readonly lon: number } | null): void {
    if (!point) this.#source.remove(LOOKED_UP)
    else
      this.#source.put({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
        properties: { id: LOOKED_UP },
      })
  }

  show(point: { readonly lat: number; readonly lon: number } | undefined): void {
    if (!point) {
      this.#source.remove(SELECTED)
      return
    }
    const before = this.#source.get(SELECTED)?.geometry
    const coordinates = [point.lon, point.lat]
    if (before?.type === 'Point' && before.coordinates.join() === coordinates.join()) return
    this.#source.put({
      type: 'Feature',
      geometry: { type: 'Point', coordinates },
      properties: { id: SELECTED },
    })
  }

  dispose(): void {
    this.#source.dispose()
  }
}
