import type { Position } from 'geojson'
import type { Map as MapLibre } from 'maplibre-gl'
import type { Vertex } from '../../../domain/marking/geometry.ts'
import type { Sketch } from '../../marking/sketch.ts'
import type { Look } from '../base/base-style.ts'
import { PALETTES } from '../base/palette.ts'
import { DiffSource, type MapFeature } from '../diff-source.ts'

export const HANDLES = 'sketch-handles'
const LAYERS = ['sketch-fill', 'sketch-casing', 'sketch-line', HANDLES]

/** What is being drawn, with a handle on each vertex and, once finished, a small one on each edge. */
export class SketchLayer {
  readonly #shape = new DiffSource('sketch')
  readonly #handles = new DiffSource('sketch-handles')

  addTo(map: MapLibre, { theme }: Look): void {
    const { accent, surface } = PALETTES[theme]
    this.#shape.addTo(map)
    this.#handles.addTo(map)
    const line = { type: 'line', source: 'sketch', layout: { 'line-join': 'round' } } as const
    map.addLayer({
      id: 'sketch-fill',
      type: 'fill',
      source: 'sketch',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': accent, 'fill-opacity': 0.18 },
    })
    map.addLayer({ ...line, id: 'sketch-casing', paint: { 'line-color': surface, 'line-width': 5 } })
    map.addLayer({
      ...line,
      id: 'sketch-line',
      paint: { 'line-color': accent, 'line-width': 2.5, 'line-dasharray': [3, 1.5] },
    })
    map.addLayer({
      id: HANDLES,
      type: 'circle',
      source: 'sketch-handles',
      paint: {
        'circle-radius': ['case', ['get', 'between'], 4, 6.5],
        'circle-color': ['case', ['get', 'between'], surface, accent],
        'circle-stroke-color': ['case', ['get', 'between'], accent, surface],
        'circle-stroke-width': 2,
      },
    })
  }

  removeFrom(map: MapLibre): void {
    for (const layer of LAYERS) if (map.getLayer(layer)) map.removeLayer(layer)
    for (const { id } of [this.#shape, this.#handles]) if (map.getSource(id)) map.removeSource(id)
    this.#shape.dispose()
    this.#handles.dispose()
  }

  /** @param pointer where the next vertex would be, while there is a next one */
  show(sketch: Sketch | null, pointer: Vertex | undefined): void {
    this.#shape.clear()
    this.#handles.clear()
    if (!sketch) return
    const next = pointer && !sketch.finished && sketch.vertices.length > 0 ? [pointer] : []
    const outline = shapeOf(sketch, [...sketch.vertices, ...next])
    if (outline) this.#shape.put(outline)
    for (const [index, vertex] of sketch.vertices.entries()) this.#handles.put(handle(index, vertex, false))
    if (!sketch.finished || sketch.shape === 'Point') return
    for (const [index, from] of sketch.vertices.entries()) {
      const to = sketch.vertices[index + 1] ?? (sketch.shape === 'Polygon' ? sketch.vertices[0] : undefined)
      if (to) this.#handles.put(handle(index, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], true))
    }
  }
}

/** `between`: on the edge after the vertex `index`. */
const handle = (index: number, [lon, lat]: Vertex, between: boolean): MapFeature => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties: { id: `${between ? 'after' : 'at'}-${index}`, index, between },
})

/** An area of two vertices is still a line. */
function shapeOf({ shape }: Sketch, vertices: readonly Vertex[]): MapFeature | undefined {
  const coordinates = vertices.map(([lon, lat]): Position => [lon, lat])
  const [first] = coordinates
  if (!first || coordinates.length < 2) return undefined
  const properties = { id: 'sketch' }
  return shape === 'Polygon' && coordinates.length > 2
    ? { type: 'Feature', geometry: { type: 'Polygon', coordinates: [[...coordinates, first]] }, properties }
    : { type: 'Feature', geometry: { type: 'LineString', coordinates }, properties }
}
