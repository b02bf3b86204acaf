import type { FeatureCollection } from 'geojson'
import type {
  ExpressionSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibre,
  SymbolLayerSpecification,
} from 'maplibre-gl'
import type { ShapeRole } from '../../analysis/shapes.ts'
import type { Look } from '../base/base-style.ts'
import { PALETTES, WRONG } from '../base/palette.ts'
import { pinImage } from '../symbols/ids.ts'
import { crossingMark } from './crossing-mark.ts'
import { layDown, type LiveLayer } from './layer.ts'

const SOURCE = 'analysis'
/** The blues of water from the shallowest class to the deepest; deeper ones stay the last. */
const WATER = {
  light: ['#9ccaf0', '#5b9fdb', '#2b6fb8', '#123f7f'],
  dark: ['#2d6fa8', '#3f8fd0', '#7fbdf0', '#cbe6ff'],
} as const
const NOTHING: FeatureCollection = { type: 'FeatureCollection', features: [] }

/** An answer from geography on the ground: the area asked about, water, ways and their alternatives. */
export class AnalysisLayer implements LiveLayer {
  readonly clickable = []
  #shapes = NOTHING
  #map: MapLibre | undefined

  addTo(map: MapLibre, look: Look): void {
    this.#map = map
    map.addSource(SOURCE, { type: 'geojson', data: this.#shapes })
    for (const layer of [...areaLayers(look), ...wayLayers(look)]) layDown(map, layer)
  }

  show(shapes: FeatureCollection): void {
    this.#shapes = shapes
    void this.#map?.getSource<GeoJSONSource>(SOURCE)?.setData(shapes)
  }

  dispose(): void {
    this.#map = undefined
  }
}

/** The places of the same answer: over units and stores, for they are what it is about. */
export class AnalysisPlaces implements LiveLayer {
  readonly clickable = ['analysis-pins']

  addTo(map: MapLibre, look: Look): void {
    for (const layer of placeLayers(look)) map.addLayer(layer)
  }

  dispose(): void {}
}

const of = (...roles: readonly ShapeRole[]): ExpressionSpecification => [
  'in',
  ['get', 'role'],
  ['literal', [...roles]],
]

function areaLayers({ theme }: Look): LayerSpecification[] {
  const { accent, surface } = PALETTES[theme]
  const water = WATER[theme]
  const source = SOURCE
  return [
    {
      ...{ id: 'analysis-water', type: 'fill', source, filter: of('water') },
      paint: {
        'fill-color': ['match', ['get', 'depth'], 0, water[0], 1, water[1], 2, water[2], water[3]],
        'fill-opacity': 0.62,
      },
    },
    // Dashed: it is an estimate, and ends nowhere so sharply.
    {
      ...{
        id: 'analysis-shore',
        type: 'line',
        source,
        filter: ['all', of('water'), ['==', ['get', 'depth'], 0]],
      },
      layout: { 'line-join': 'round' },
      paint: { 'line-color': water[2], 'line-width': 1.2, 'line-dasharray': [3, 2] },
    },
    {
      ...{ id: 'analysis-area', type: 'fill', source, filter: of('area') },
      paint: { 'fill-color': accent, 'fill-opacity': 0.1 },
    },
    {
      ...{ id: 'analysis-area-casing', type: 'line', source, filter: of('area') },
      layout: { 'line-join': 'round' },
      paint: { 'line-color': surface, 'line-width': 5, 'line-opacity': 0.8 },
    },
    {
      ...{ id: 'analysis-area-line', type: 'line', source, filter: of('area') },
      layout: { 'line-join': 'round' },
      paint: { 'line-color': accent, 'line-width': 2.5 },
    },
    {
      ...{ id: 'analysis-wrong-casing', type: 'line', source, filter: of('crossing-outline') },
      layout: { 'line-join': 'round' },
      paint: { 'line-color': surface, 'line-width': 5, 'line-opacity': 0.8 },
    },
    {
      ...{ id: 'analysis-wrong-line', type: 'line', source, filter: of('crossing-outline') },
      layout: { 'line-join': 'round' },
      paint: { 'line-color': WRONG, 'line-width': 3, 'line-dasharray': [1.2, 1.2] },
    },
  ]
}

function wayLayers({ theme }: Look): LayerSpecification[] {
  const { accent, surface, muted } = PALETTES[theme]
  const line = (id: string, role: ShapeRole, colour: string, width: number): LayerSpecification => ({
    ...{ id, type: 'line', source: SOURCE, filter: of(role) },
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  })
  return [
    {
      ...{ id: 'analysis-off-road', type: 'line', source: SOURCE, filter: of('off-road') },
      paint: { 'line-color': accent, 'line-width': 2.5, 'line-dasharray': [1.5, 1.5] },
    },
    line('analysis-alternative-casings', 'alternative', surface, 7),
    line('analysis-alternatives', 'alternative', muted, 4),
    line('analysis-route-casings', 'route', surface, 9),
    line('analysis-routes', 'route', accent, 5.5),
  ]
}

function placeLayers(look: Look): LayerSpecification[] {
  const { theme, language } = look
  const { text, halo, accent, surface } = PALETTES[theme]
  const source = SOURCE
  const overlap = { 'icon-allow-overlap': true, 'icon-ignore-placement': true } as const
  const label: SymbolLayerSpecification['layout'] = {
    'text-field': ['get', 'name'],
    'text-size': 13,
    'text-variable-anchor': ['top', 'right', 'left'],
    'text-radial-offset': 1.5,
    'text-justify': 'auto',
    'text-optional': true,
  }
  const labelPaint = { 'text-color': text, 'text-halo-color': halo, 'text-halo-width': 2 } as const
  return [
    {
      ...{ id: 'analysis-chosen', type: 'circle', source, filter: ['==', ['get', 'chosen'], true] },
      paint: {
        'circle-radius': 21,
        'circle-color': accent,
        'circle-opacity': 0.18,
        'circle-stroke-color': accent,
        'circle-stroke-width': 3,
      },
    },
    {
      ...{ id: 'analysis-hamlets', type: 'circle', source, filter: of('cut-off-hamlet') },
      paint: {
        'circle-radius': 4,
        'circle-color': surface,
        'circle-stroke-color': '#d7191c',
        'circle-stroke-width': 2,
      },
    },
    {
      ...{ id: 'analysis-centre', type: 'symbol', source, filter: of('centre') },
      layout: { 'icon-image': pinImage('', 'point', look), ...overlap },
    },
    {
      ...{ id: 'analysis-cut-off', type: 'symbol', source, filter: of('cut-off') },
      layout: {
        'icon-image': pinImage({ zh: '孤', en: '✕' }[language], 'cut', look),
        ...overlap,
        ...label,
      },
      paint: labelPaint,
    },
    {
      ...{
        id: 'analysis-pins',
        type: 'symbol',
        source,
        filter: ['all', of('place', 'end'), ['has', 'mark']],
      },
      layout: {
        // A rank stands above what it ranks, which stays readable.
        'icon-offset': ['match', ['get', 'role'], 'place', ['literal', [0, -20]], ['literal', [0, 0]]],
        'icon-image': ['concat', 'pin:', ['get', 'mark'], `:rank:${language}:${theme}`],
        ...overlap,
        ...label,
      },
      paint: labelPaint,
    },
    ...crossingMark({ id: 'analysis-crossing', source, filter: of('crossing') }, PALETTES[theme]),
  ]
}
