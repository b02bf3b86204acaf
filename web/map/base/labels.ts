import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { Language } from '../../lib/i18n.svelte.ts'
import type { Palette } from './palette.ts'

const nameIn = (language: Language): ExpressionSpecification => ['get', language, ['get', 'name']]
const haloOf = ({ halo }: Palette) => ({ 'text-halo-color': halo, 'text-halo-width': 1.4 })
const largerFirst: ExpressionSpecification = ['-', 0, ['coalesce', ['get', 'population'], 0]]

/** What a commander names: rivers, roads by number, bridges, hamlets. Towns are drawn from their seats (layers/seats.ts). */
export function labelLayers(palette: Palette, language: Language): LayerSpecification[] {
  const name = nameIn(language)
  const halo = haloOf(palette)
  return [
    {
      id: 'river-names',
      type: 'symbol',
      source: 'rivers',
      minzoom: 10,
      filter: ['all', ['>', ['coalesce', ['get', 'streamOrder'], 1], 1], ['to-boolean', ['get', 'name']]],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 380,
        'text-field': name,
        'text-size': 12,
        'text-letter-spacing': 0.15,
        'text-max-angle': 40,
      },
      paint: { 'text-color': palette.waterText, ...halo },
    },
    {
      id: 'road-numbers',
      type: 'symbol',
      source: 'roads',
      minzoom: 10.5,
      filter: ['==', ['get', 'kind'], 'road'],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 420,
        'text-field': ['get', 'number'],
        'text-size': 10.5,
        'text-rotation-alignment': 'viewport',
        'text-padding': 12,
      },
      paint: { 'text-color': palette.quietText, 'text-halo-color': palette.halo, 'text-halo-width': 2 },
    },
    {
      id: 'bridges',
      type: 'symbol',
      source: 'roads',
      minzoom: 12.5,
      filter: ['==', ['get', 'kind'], 'bridge'],
      layout: { 'text-field': ['concat', '≍ ', name], 'text-size': 11, 'text-optional': true },
      paint: { 'text-color': palette.quietText, ...halo },
    },
    {
      id: 'hamlets',
      type: 'symbol',
      source: 'hamlets',
      minzoom: 13,
      layout: {
        'text-field': name,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13, 10, 16, 12.5],
        'symbol-sort-key': largerFirst,
        // Few from afar, all from near.
        'text-padding': ['interpolate', ['linear'], ['zoom'], 13, 22, 15, 3],
      },
      paint: { 'text-color': palette.quietText, 'text-opacity': 0.85, ...halo },
    },
    {
      id: 'village-dots',
      type: 'circle',
      source: 'villages',
      minzoom: 10.5,
      paint: { 'circle-radius': 2, 'circle-color': palette.quietText, 'circle-opacity': 0.8 },
    },
  ]
}

/**
 * The names of villages, over the symbols of places: a symbol without its village says nothing. Larger ones first, and the name as far
 * from its dot as leaves room for the symbol of a shelter there.
 */
export function villageLayers(palette: Palette, language: Language): LayerSpecification[] {
  return [
    {
      id: 'villages',
      type: 'symbol',
      source: 'villages',
      minzoom: 11,
      layout: {
        'text-field': nameIn(language),
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 11, 14, 13.5],
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.9,
        'symbol-sort-key': largerFirst,
        'text-justify': 'auto',
      },
      paint: { 'text-color': palette.quietText, ...haloOf(palette) },
    },
  ]
}
