import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Language } from '../../lib/i18n.svelte.ts'
import { layerPath, MAP_LAYERS, type MapLayer } from '../../lib/map-layers.ts'
import type { Theme } from '../../lib/theme.svelte.ts'
import { areaLayers, areaLineLayers } from './areas.ts'
import { edgeLayers, edgeSource } from './edge.ts'
import { labelLayers, villageLayers } from './labels.ts'
import { PALETTES } from './palette.ts'
import { placeLayers } from './places.ts'
import { powerLayers, riskLabels, riskLayers } from './risks.ts'
import { roadLayers } from './roads.ts'
import type { TerrainFacts } from '../../lib/answers.ts'
import { contourLabels, landcoverLayers, reliefLayers, terrainSources } from './terrain.ts'
import type { BasemapFacts } from './basemap.ts'
import { underlayLayers, underlaySources, type Underlay } from './underlay.ts'
import { waterLayers } from './water.ts'

/** What a base layer is drawn with. */
export interface Look {
  readonly theme: Theme
  readonly language: Language
  /** Absent: the county has no height grid. */
  readonly terrain?: TerrainFacts | undefined
  readonly underlay?: Underlay | undefined
  /** Absent: the county's pack has no base map. */
  readonly basemap?: BasemapFacts | undefined
  /** The version of the county; absent: the newest. */
  readonly county?: string | undefined
}

const source = (layer: MapLayer, version: string | undefined): SourceSpecification => ({
  type: 'geojson',
  data: location.origin + layerPath(layer, version),
})

/**
 * The county as a map, drawn from its own pack alone: no glyphs, nothing from elsewhere. Labels come from the fonts
 * of the machine. With a height grid the terrain carries it, and the tints of the townships only lie over it. All areas
 * and lines come before all points and names: tilted, that is one picture of the ground (layers/layer.ts).
 */
export function baseStyle(look: Look): StyleSpecification {
  const { terrain, theme, language } = look
  const palette = PALETTES[theme]
  const underlay = underlayLayers(look)
  const layers: LayerSpecification[] = [
    { id: 'outside', type: 'background', paint: { 'background-color': palette.outside } },
    ...(terrain ? landcoverLayers(terrain) : []),
    ...areaLayers(palette, terrain ? palette.tintOverRelief : 1),
    ...(terrain ? [...reliefLayers(palette), ...edgeLayers(palette)] : []),
    ...underlay.ground,
    ...waterLayers(palette),
    ...riskLayers(palette),
    ...roadLayers(palette),
    ...powerLayers(palette),
    ...underlay.over,
    ...areaLineLayers(palette),
    ...(terrain ? contourLabels(palette) : []),
    ...riskLabels(palette, look),
    ...labelLayers(palette, language),
    ...placeLayers(palette, look),
    ...villageLayers(palette, language),
  ]
  const sources = {
    ...Object.fromEntries(MAP_LAYERS.map((name) => [name, source(name, look.county)])),
    ...(terrain && { ...terrainSources(terrain, theme), ...edgeSource(terrain) }),
    ...underlaySources(look),
  }
  return { version: 8, sources, layers }
}
