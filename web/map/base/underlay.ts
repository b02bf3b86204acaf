import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { words, type Words } from '../../../domain/words.ts'

/** What the map is drawn on: the county's own data, or 天地图 over it, which needs a key on the server and a line. */
export const UNDERLAYS = ['own', 'vec', 'img', 'ter'] as const
export type Underlay = (typeof UNDERLAYS)[number]

export const UNDERLAY_WORDS: Readonly<Record<Underlay, Words>> = {
  own: words('本县地图', "The county's own"),
  vec: words('天地图 · 矢量', 'Tianditu, streets'),
  img: words('天地图 · 影像', 'Tianditu, imagery'),
  ter: words('天地图 · 地形', 'Tianditu, terrain'),
}

/** The layer of labels that belongs to each. */
const LABELS = { vec: 'cva', img: 'cia', ter: 'cta' } as const
const FINEST = 18

const source = (layer: string): SourceSpecification => ({
  ...{ type: 'raster', tiles: [`${location.origin}/api/tianditu/${layer}/{z}/{x}/{y}`], tileSize: 256 },
  ...{ maxzoom: FINEST, attribution: '天地图' },
})

export const underlaySources = (underlay: Exclude<Underlay, 'own'>): Record<string, SourceSpecification> => ({
  tianditu: source(underlay),
  'tianditu-labels': source(LABELS[underlay]),
})

/** Where a tile is missing the county's own map is seen: it lies below. */
export const underlayLayers = (): LayerSpecification[] =>
  ['tianditu', 'tianditu-labels'].map((id) => ({
    ...{ id, type: 'raster', source: id },
    paint: { 'raster-fade-duration': 0 },
  }))
