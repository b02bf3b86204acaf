import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { Theme } from '../../lib/theme.svelte.ts'
import { PALETTES } from './palette.ts'

/** What the server says of the base map in the county's pack. */
export interface BasemapFacts {
  readonly version: string
  readonly tiles: 'vector' | 'raster'
  /** West, south, east, north, degrees. */
  readonly bounds: readonly [number, number, number, number]
  readonly minZoom: number
  readonly maxZoom: number
  readonly attribution: string | null
  /** The names of the layers in vector tiles. */
  readonly layers: readonly string[]
}

const SOURCE = 'basemap'

/** How something of a vector tile is drawn. */
type Way = 'green' | 'built' | 'water' | 'stream' | 'road' | 'rail' | 'building' | 'border'

/** Layers by what they are: OpenMapTiles (https://openmaptiles.org/schema) and Protomaps (https://docs.protomaps.com). */
const WAYS: Readonly<Record<string, readonly Way[]>> = {
  landcover: ['green'],
  park: ['green'],
  landuse: ['built'],
  water: ['water'],
  waterway: ['stream'],
  transportation: ['road', 'rail'],
  roads: ['road', 'rail'],
  building: ['building'],
  buildings: ['building'],
  boundary: ['border'],
  boundaries: ['border'],
  physical_line: ['stream'],
}
/** Of names and points, which our own labels stand for, and of ground that the relief shows. */
const NOT_DRAWN = [
  ...['place', 'places', 'poi', 'pois', 'water_name', 'transportation_name', 'housenumber', 'earth'],
  ...['mountain_peak', 'aerodrome_label', 'natural', 'physical_point'],
]

const COLOURS: Readonly<Record<Theme, Readonly<Record<Way | 'other', string>>>> = {
  dark: {
    ...{ green: '#1d3a2c', built: '#22303f', water: '#1d4d73', stream: '#2a6a99', road: '#5a6b7c' },
    ...{ rail: '#75869a', building: '#31445a', border: '#4b627a', other: '#7b8fa3' },
  },
  light: {
    ...{ green: '#d3e5c6', built: '#e6e1d8', water: '#b3d3ec', stream: '#8dbbdf', road: '#ffffff' },
    ...{ rail: '#8b95a0', building: '#d5ccc0', border: '#a9b5c1', other: '#7a8896' },
  },
}

export const basemapSources = (facts: BasemapFacts): Record<string, SourceSpecification> => ({
  [SOURCE]: {
    type: facts.tiles,
    tiles: [`${location.origin}/api/basemap/{z}/{x}/{y}?version=${encodeURIComponent(facts.version)}`],
    ...{ bounds: [...facts.bounds] as [number, number, number, number] },
    ...{ minzoom: facts.minZoom, maxzoom: facts.maxZoom },
    ...(facts.tiles === 'raster' && { tileSize: 256 }),
  },
})

/** Pictures as they are. Of vector tiles the well-known layers by what they are, others as plain lines and areas. */
export function basemapLayers({ tiles, layers }: BasemapFacts, theme: Theme): LayerSpecification[] {
  if (tiles === 'raster')
    return [{ id: 'basemap', type: 'raster', source: SOURCE, paint: { 'raster-fade-duration': 0 } }]
  const drawn = layers.filter((name) => !NOT_DRAWN.includes(name))
  const known = Object.keys(WAYS).filter((name) => drawn.includes(name))
  const others = drawn.filter((name) => !Object.hasOwn(WAYS, name))
  return [
    ...known.flatMap((name) => (WAYS[name] ?? []).flatMap((way) => wayLayers(name, way, theme))),
    ...others.flatMap((name) => plainLayers(name, COLOURS[theme].other)),
  ]
}

const isArea: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']
const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString']
/** `class` in OpenMapTiles, `kind` in Protomaps. */
const sort: ExpressionSpecification = ['coalesce', ['get', 'class'], ['get', 'kind'], '']
const isRail: ExpressionSpecification = ['in', sort, ['literal', ['rail', 'transit', 'railway']]]
const GREEN = ['wood', 'forest', 'grass', 'farmland', 'scrub', 'grassland', 'park', 'wetland']

function wayLayers(name: string, way: Way, theme: Theme): LayerSpecification[] {
  const colour = COLOURS[theme][way]
  const from = { source: SOURCE, 'source-layer': name } as const
  const area = (opacity: number, fill: string | ExpressionSpecification = colour): LayerSpecification => ({
    ...{ id: `basemap-${name}`, type: 'fill', ...from, filter: isArea },
    paint: { 'fill-color': fill, 'fill-opacity': opacity },
  })
  const line = (
    width: ExpressionSpecification | number,
    filter: ExpressionSpecification,
    ink = colour,
  ): LayerSpecification => ({
    ...{ id: `basemap-${name}-${way}`, type: 'line', ...from, filter },
    layout: { 'line-join': 'round' },
    paint: { 'line-color': ink, 'line-width': width },
  })
  const nearer = (far: number, near: number): ExpressionSpecification => [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    8,
    far,
    16,
    near,
  ]
  switch (way) {
    case 'green':
    case 'built': {
      const { green, built } = COLOURS[theme]
      return [area(0.45, ['case', ['in', sort, ['literal', GREEN]], green, way === 'green' ? green : built])]
    }
    case 'building':
      return [area(0.8)]
    case 'water':
      // In Protomaps the rivers are lines among the waters.
      return [area(1), line(nearer(0.5, 3), isLine, COLOURS[theme].stream)]
    case 'stream':
      return [line(nearer(0.5, 3), isLine)]
    case 'road':
      return [
        {
          ...line(nearer(1.4, 9), ['all', isLine, ['!', isRail]], PALETTES[theme].roadCasing),
          id: `basemap-${name}-casing`,
        },
        line(nearer(0.8, 7), ['all', isLine, ['!', isRail]]),
      ]
    case 'rail':
      return [line(nearer(0.6, 2), ['all', isLine, isRail])]
    case 'border':
      return [line(0.8, isLine)]
  }
}

function plainLayers(name: string, colour: string): LayerSpecification[] {
  const from = { source: SOURCE, 'source-layer': name } as const
  return [
    {
      ...{ id: `basemap-${name}`, type: 'fill', ...from, filter: isArea },
      paint: { 'fill-color': colour, 'fill-opacity': 0.15, 'fill-outline-color': colour },
    },
    {
      ...{ id: `basemap-${name}-lines`, type: 'line', ...from, filter: isLine },
      paint: { 'line-color': colour, 'line-width': 1 },
    },
  ]
}
