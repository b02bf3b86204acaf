import type { LayerSpecification } from 'maplibre-gl'
import type { Look } from './base-style.ts'
import type { Palette } from './palette.ts'

/** Schools, hospitals, shelters, gauges …: small squares with one character, from near; names from nearer. */
export function placeLayers(palette: Palette, { language, theme }: Look): LayerSpecification[] {
  const layer = (id: string, kind: string | undefined, minzoom: number): LayerSpecification => ({
    id,
    type: 'symbol',
    source: id,
    minzoom,
    layout: {
      'icon-image': kind
        ? `place:${kind}:${language}:${theme}`
        : ['concat', 'place:', ['get', 'kind'], `:${language}:${theme}`],
      'icon-allow-overlap': false,
      'icon-padding': 1,
      'text-field': ['step', ['zoom'], '', 13, ['get', language, ['get', 'name']]],
      'text-size': 11,
      'text-anchor': 'top',
      'text-offset': [0, 0.9],
      'text-optional': true,
    },
    paint: { 'text-color': palette.quietText, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
  })
  return [
    layer('facilities', undefined, 11.5),
    layer('gauges', 'gauge', 10.5),
    layer('shelters', 'shelter', 11),
  ]
}
