import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { WRONG, type Palette } from '../base/palette.ts'

/** Where an outline crosses itself: a ring with a cross in it. `filter`: the points of the source that are such places. */
export function crossingMark(
  { id, source, filter }: { id: string; source: string; filter: ExpressionSpecification },
  { surface }: Palette,
): LayerSpecification[] {
  const ring = (name: string, colour: string, width: number): LayerSpecification => ({
    ...{ id: `${id}${name}`, type: 'circle', source, filter },
    paint: {
      'circle-radius': 14,
      'circle-opacity': 0,
      'circle-stroke-color': colour,
      'circle-stroke-width': width,
    },
  })
  return [
    ring('-casing', surface, 6),
    ring('', WRONG, 3),
    {
      ...{ id: `${id}-sign`, type: 'symbol', source, filter },
      layout: {
        'text-field': '✕',
        'text-size': 18,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': WRONG, 'text-halo-color': surface, 'text-halo-width': 2 },
    },
  ]
}
