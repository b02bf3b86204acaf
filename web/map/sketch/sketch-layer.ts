import type { Position } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, Map as MapLibre } from 'maplibre-gl'
import type { Vertex } from '../../../domain/marking/geometry.ts'
import { crossingIn, type Sketch } from '../../marking/sketch.ts'
import type { Look } from '../base/base-style.ts'
import { PALETTES, WRONG } from '../base/palette.ts'
import { DiffSource, type MapFeature } from '../diff-source.ts'
import { crossingMark } from '../layers/crossing-mark.ts'

export const HANDLES = 'sketch-handles'
const CROSSING = 'crossing'
const IS_CROSSING: ExpressionSpecification = ['==', ['get', 'id'], CROSSING]

/**
 * What is being drawn, with a handle on each vertex and, once finished, a small one on each edge. An area that crosses
 * itself is drawn all the same, in another colour and with finer dashes, and the place is marked.
 */
export class SketchLayer {
  readonly #shape = new DiffSource('sketch')
  readonly #handles = new DiffSource('sketch-handles')

  #layers: readonly string[] = []

  addTo(map: MapLibre, { theme }: Look): void {
    const palette = PALETTES[theme]
    const { accent, surface } = palette
    this.#shape.addTo(map)
    this.#handles.addTo(map)
    const line = { type: 'line', source: 'sketch', layout: { 'line-join': 'round' } } as const
    const crosses: ExpressionSpecification = ['get', 'crosses']
    const layers: readonly LayerSpecification[] = [
      {
        id: 'sketch-fill',
        type: 'fill',
        source: 'sketch',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': accent, 'fill-opacity': 0.18 },
      },
      { ...line, id: 'sketch-casing', paint: { 'line-color': surface, 'line-width': 5 } },
      {
        ...line,
        id: 'sketch-line',
        filter: ['!', crosses],
        paint: { 'line-color': accent, 'line-width': 2.5, 'line-dasharray': [3, 1.5] },
      },
      {
        ...line,
        id: 'sketch-wrong',
        filter: crosses,
        paint: { 'line-color': WRONG, 'line-width': 3, 'line-dasharray': [1.2, 1.2] },
      },
      {
        id: HANDLES,
        type: 'circle',
        source: 'sketch-handles',
        paint: {
          'circle-radius': ['case', ['get', 'between'], 4, 6.5],
          'circle-color': ['case', ['get', 'between'], surface, accent],
          'circle-stroke-color': ['case', ['get', 'between'], accent, surface],
          'circle-stroke-width': 2,
        },
      },
      ...crossingMark({ id: 'sketch-crossing', source: 'sketch', filter: IS_CROSSING }, palette),
    ]
    for (const layer of layers) map.addLayer(layer)
    this.#layers = layers.map(({ id }) => id)
  }

  removeFrom(map: MapLibre): void {
    for (const layer of this.#layers) if (map.getLayer(layer)) map.removeLayer(layer)
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
    const crossing = crossingIn(sketch)
    const outline = shapeOf(sketch, [...sketch.vertices, ...next], crossing !== undefined)
    if (outline) this.#shape.put(outline)
    if (crossing)
      this.#shape.put({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [...crossing] },
        properties: { id: CROSSING, crosses: true },
      })
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

/** An area of two vertices is still a line; one that crosses itself is its outline (analysis/shapes.ts says why). */
function shapeOf({ shape }: Sketch, vertices: readonly Vertex[], crosses: boolean): MapFeature | undefined {
  const coordinates = vertices.map(([lon, lat]): Position => [lon, lat])
  const [first] = coordinates
  if (!first || coordinates.length < 2) return undefined
  const properties = { id: 'sketch', crosses }
  if (crosses)
    return {
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: [...coordinates, first] },
      properties,
    }
  return shape === 'Polygon' && coordinates.length > 2
    ? { type: 'Feature', geometry: { type: 'Polygon', coordinates: [[...coordinates, first]] }, properties }
    : { type: 'Feature', geometry: { type: 'LineString', coordinates }, properties }
}
