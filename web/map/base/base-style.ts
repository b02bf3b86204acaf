import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Language } from '../../lib/i18n.svelte.ts'
import type { Theme } from '../../lib/theme.svelte.ts'
import { mapPath } from '../../lib/map-path.ts'
import { areaLayers } from './areas.ts'
import { labelLayers } from './labels.ts'
import { PALETTES } from './palette.ts'
import { placeLayers } from './places.ts'
import { roadLayers } from './roads.ts'
import { waterLayers } from './water.ts'

/** What a base layer is drawn with. */
export interface Look {
  readonly theme: Theme
  readonly language: Language
  /** The version of the county; absent: the newest. */
  readonly county?: string | undefined
}

const LAYERS = ['jurisdictions', 'rivers', 'roads', 'villages', 'gauges', 'facilities', 'shelters'] as const

const source = (layer: string, version: string | undefined): SourceSpecification => ({
  type: 'geojson',
  data: `${location.origin}${mapPath(layer, version)}`,
})

/**
 * The county as a map, drawn from its own pack alone: no tiles, no glyphs, nothing from elsewhere. Labels come from
 * the fonts of the machine.
 */
export function baseStyle(look: Look): StyleSpecification {
  const palette = PALETTES[look.theme]
  const layers: LayerSpecification[] = [
    { id: 'outside', type: 'background', paint: { 'background-color': palette.outside } },
    ...areaLayers(palette),
    ...waterLayers(palette),
    ...roadLayers(palette),
    ...labelLayers(palette, look.language),
    ...placeLayers(palette, look),
  ]
  return {
    version: 8,
    sources: Object.fromEntries(LAYERS.map((name) => [name, source(name, look.county)])),
    layers,
  }
}
