import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from './palette.ts'

const isCounty: ExpressionSpecification = ['==', ['get', 'level'], 'county']
const isTownship: ExpressionSpecification = ['==', ['get', 'level'], 'township']

/** County and townships: a tint each, hardly apart. `opacity` below 1 lets the ground show. */
export function areaLayers({ land }: Palette, opacity: number): LayerSpecification[] {
  const first = land[0] ?? '#808080'
  const tint: ExpressionSpecification = [
    'match',
    ['%', ['to-number', ['slice', ['get', 'code'], 6, 9]], land.length],
    ...land.slice(1).flatMap((colour, index) => [index + 1, colour]),
    first,
  ] as unknown as ExpressionSpecification
  return [
    {
      id: 'county',
      type: 'fill',
      source: 'jurisdictions',
      filter: isCounty,
      paint: { 'fill-color': first, 'fill-opacity': opacity },
    },
    {
      id: 'townships',
      type: 'fill',
      source: 'jurisdictions',
      filter: isTownship,
      paint: { 'fill-color': tint, 'fill-opacity': opacity },
    },
  ]
}

/** Their boundaries, over relief and roads. */
export const areaLineLayers = ({ countyLine, townshipLine }: Palette): LayerSpecification[] => [
  {
    id: 'township-lines',
    type: 'line',
    source: 'jurisdictions',
    filter: isTownship,
    paint: { 'line-color': townshipLine, 'line-width': 1, 'line-dasharray': [4, 2, 1, 2] },
  },
  {
    id: 'county-line',
    type: 'line',
    source: 'jurisdictions',
    filter: isCounty,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': countyLine,
      'line-width': ['interpolate', ['linear'], ['zoom'], 8, 1.4, 13, 2.6],
    },
  },
]
