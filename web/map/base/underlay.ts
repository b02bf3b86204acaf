import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { words, type Words } from '../../../domain/words.ts'
import type { Look } from './base-style.ts'
import { basemapLayers, basemapSources, type BasemapFacts } from './basemap.ts'

/**
 * What the map is drawn on: the county's own data; the base map that its pack brings; or 天地图, which needs a key on the
 * server and a line.
 */
export const UNDERLAYS = ['own', 'pack', 'vec', 'img', 'ter'] as const
export type Underlay = (typeof UNDERLAYS)[number]

export const UNDERLAY_WORDS: Readonly<Record<Underlay, Words>> = {
  own: words('本县地图', "The county's own"),
  pack: words('本县底图（数据包）', "The county's base map"),
  vec: words('天地图 · 矢量', 'Tianditu, streets'),
  img: words('天地图 · 影像', 'Tianditu, imagery'),
  ter: words('天地图 · 地形', 'Tianditu, terrain'),
}

/** What the server has for a map to be drawn on. */
interface Offered {
  readonly tianditu?: boolean | undefined
  readonly basemap: BasemapFacts | undefined
}

/** The underlay of that name, or the county's own map. */
export const underlayNamed = (name: string | null | undefined): Underlay =>
  UNDERLAYS.find((known) => known === name) ?? 'own'

/** The underlays that can be chosen. */
export const underlaysOf = ({ tianditu, basemap }: Offered): readonly Underlay[] =>
  UNDERLAYS.filter((name) => name === 'own' || (name === 'pack' ? basemap : tianditu))

/** The layer of labels that belongs to each. */
const LABELS = { vec: 'cva', img: 'cia', ter: 'cta' } as const
const FINEST = 18

const tianditu = (layer: string): SourceSpecification => ({
  ...{ type: 'raster', tiles: [`${location.origin}/api/tianditu/${layer}/{z}/{x}/{y}`], tileSize: 256 },
  maxzoom: FINEST,
})

export function underlaySources({ underlay = 'own', basemap }: Look): Record<string, SourceSpecification> {
  if (underlay === 'own') return {}
  if (underlay === 'pack') return basemap ? basemapSources(basemap) : {}
  return { tianditu: tianditu(underlay), 'tianditu-labels': tianditu(LABELS[underlay]) }
}

/**
 * Where a tile is missing the county's own map is seen: it lies below. `ground`: of vector tiles, which lie on the
 * relief and below the county's own water and roads; `over`: pictures, which cover these.
 */
export function underlayLayers(look: Look): Record<'ground' | 'over', LayerSpecification[]> {
  const { underlay = 'own', basemap } = look
  if (underlay === 'own') return { ground: [], over: [] }
  if (underlay === 'pack') {
    const layers = basemap ? basemapLayers(basemap, look.theme) : []
    return basemap?.tiles === 'vector' ? { ground: layers, over: [] } : { ground: [], over: layers }
  }
  const over = ['tianditu', 'tianditu-labels'].map((id): LayerSpecification => ({
    ...{ id, type: 'raster', source: id },
    paint: { 'raster-fade-duration': 0 },
  }))
  return { ground: [], over }
}
