import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Palette } from './palette.ts'

/** Rivers by their Strahler order: the wider the higher; the smallest only from near. */
export function waterLayers({ water }: Palette): LayerSpecification[] {
  const order: ExpressionSpecification = ['coalesce', ['get', 'streamOrder'], 1]
  return [
    {
      id: 'brooks',
      type: 'line',
      source: 'rivers',
      minzoom: 9,
      filter: ['<=', order, 1],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': water,
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 9, 0.35, 12, 0.8],
        'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.5, 14, 2],
      },
    },
    {
      id: 'rivers',
      type: 'line',
      source: 'rivers',
      filter: ['>', order, 1],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': water,
        'line-width': [
          'interpolate',
          ['exponential', 1.4],
          ['zoom'],
          8,
          ['*', order, 0.35],
          12,
          ['*', order, 0.9],
          15,
          ['*', order, 2.6],
        ],
      },
    },
  ]
}
