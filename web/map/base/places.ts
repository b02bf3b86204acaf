import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Look } from './base-style.ts'
import type { Palette } from './palette.ts'

/** Schools, hospitals, shelters, gauges …: small squares with one character, from near; names from nearer. */
export function placeLayers(palette: Palette, { language, theme }: Look): LayerSpecification[] {
  const name: ExpressionSpecification = ['get', language, ['get', 'name']]
  const isPylon: ExpressionSpecification = ['==', ['get', 'kind'], 'powerTower']
  const layer = (
    id: string,
    kind: string | undefined,
    minzoom: number,
    always = false,
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    source: id,
    minzoom,
    layout: {
      'icon-image': kind
        ? `place:${kind}:${language}:${theme}`
        : ['concat', 'place:', ['get', 'kind'], `:${language}:${theme}`],
      'icon-allow-overlap': always,
      'icon-padding': 1,
      'text-field': ['step', ['zoom'], '', 13, ['case', isPylon, '', name], 16, name],
      'text-size': 11,
      'text-anchor': 'top',
      'text-offset': [0, 0.9],
      'text-optional': true,
    },
    paint: { 'text-color': palette.quietText, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 },
  })
  // Of a power line the line itself says enough from afar.
  const facilities = layer('facilities', undefined, 11.5)
  const filter: ExpressionSpecification = ['any', ['!', isPylon], ['>=', ['zoom'], 14]]
  return [
    { ...facilities, filter } as LayerSpecification,
    layer('gauges', 'gauge', 10.5),
    // Where people can go is never left out for want of room.
    layer('shelters', 'shelter', 11, true),
  ]
}
