import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from './palette.ts'

const CLASSES = ['township', 'county', 'provincial', 'national'] as const
type RoadClass = (typeof CLASSES)[number]

const MIN_ZOOM: Readonly<Record<RoadClass, number>> = {
  national: 0,
  provincial: 0,
  county: 9.5,
  township: 10.5,
}
const WIDTH: Readonly<Record<RoadClass, number>> = {
  national: 2.6,
  provincial: 2.1,
  county: 1.6,
  township: 1.2,
}

const widthOf = (road: RoadClass, casing: number): ExpressionSpecification => {
  const width = WIDTH[road]
  return [
    'interpolate',
    ['exponential', 1.5],
    ['zoom'],
    8,
    width * 0.45 + casing * 0.5,
    12,
    width + casing,
    15,
    width * 3.2 + casing * 1.4,
  ]
}

const of = (road: RoadClass): ExpressionSpecification => [
  'all',
  ['==', ['get', 'kind'], 'road'],
  ['==', ['get', 'class'], road],
]

/** Roads by class, the lesser below the greater, each with a casing; bridges as short bars across. */
export function roadLayers({ road, roadCasing }: Palette): LayerSpecification[] {
  const layout = { 'line-cap': 'round', 'line-join': 'round' } as const
  const casings = CLASSES.map((name): LayerSpecification => ({
    id: `road-casing-${name}`,
    type: 'line',
    source: 'roads',
    minzoom: MIN_ZOOM[name],
    filter: of(name),
    layout,
    paint: { 'line-color': roadCasing, 'line-width': widthOf(name, 1.6) },
  }))
  const fills = CLASSES.map((name): LayerSpecification => ({
    id: `road-${name}`,
    type: 'line',
    source: 'roads',
    minzoom: MIN_ZOOM[name],
    filter: of(name),
    layout,
    paint: { 'line-color': road[name], 'line-width': widthOf(name, 0) },
  }))
  return [...casings, ...fills]
}
