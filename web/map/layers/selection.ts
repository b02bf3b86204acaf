import type { Geometry } from 'geojson'
import type { Map as MapLibre } from 'maplibre-gl'
import type { Look } from '../base/base-style.ts'
import { PALETTES } from '../base/palette.ts'
import { DiffSource } from '../diff-source.ts'
import { layDown, type LiveLayer } from './layer.ts'

const SELECTED = 'selected'
const OUTLINED = 'outlined'
const LOOKED_UP = 'looked-up'

/** Where what is selected is now, and its line or area when it has one. */
export interface Selected {
  readonly point: { readonly lat: number; readonly lon: number }
  readonly shape?: Geometry
}

/** A ring around what is selected, a glow along its line or outline, and a cross where something was looked up. */
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
    layDown(map, {
      id: 'selection-outline',
      type: 'line',
      source: 'selection',
      filter: ['==', ['get', 'id'], OUTLINED],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': accent, 'line-width': 12, 'line-opacity': 0.45, 'line-blur': 2 },
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

  show(selected: Selected | undefined): void {
    this.#put(SELECTED, selected && { type: 'Point', coordinates: [selected.point.lon, selected.point.lat] })
    this.#put(OUTLINED, selected?.shape)
  }

  /** Only what is another than before: units that move ask many times a second. */
  #put(id: string, geometry: Geometry | undefined): void {
    const before = this.#source.get(id)?.geometry
    if (JSON.stringify(before) === JSON.stringify(geometry)) return
    if (!geometry) this.#source.remove(id)
    else this.#source.put({ type: 'Feature', geometry, properties: { id } })
  }

  dispose(): void {
    this.#source.dispose()
  }
}
