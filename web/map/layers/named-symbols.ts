import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import type { Look } from '../base/base-style.ts'
import { PALETTES } from '../base/palette.ts'

type Style = Required<Pick<SymbolLayerSpecification, 'layout' | 'paint'>>

/**
 * Symbols that give way to nothing, each with its name below from a zoom on, where there is room for it. A feature
 * has the properties `icon` and `name`.
 */
export function namedSymbols(
  { theme }: Look,
  { from, size, below, halo }: { from: number; size: number; below: number; halo: number },
): Style {
  const palette = PALETTES[theme]
  const name: ExpressionSpecification = ['step', ['zoom'], '', from, ['get', 'name']]
  return {
    layout: {
      'icon-image': ['get', 'icon'],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'text-field': name,
      'text-size': size,
      'text-anchor': 'top',
      'text-offset': [0, below],
      'text-optional': true,
    },
    paint: { 'text-color': palette.text, 'text-halo-color': palette.halo, 'text-halo-width': halo },
  }
}
