import type { Map as MapLibre } from 'maplibre-gl'
import { words, type Words } from '../../domain/words.ts'

export interface LayerGroup {
  readonly name: string
  readonly words: Words
  readonly layers: readonly string[]
}

/** What can be taken off the map, and put back. Incidents cannot: nobody should miss one. */
export const LAYER_GROUPS: readonly LayerGroup[] = [
  {
    name: 'units',
    words: words('力量', 'Units'),
    layers: ['units', 'unit-headings', 'unit-bases', 'unit-clusters', 'unit-cluster-counts'],
  },
  {
    name: 'markings',
    words: words('标绘', 'Markings'),
    layers: [
      'marking-areas',
      'marking-casings',
      'marking-lines',
      'marking-dashes',
      'marking-along',
      'marking-arrows',
      'marking-symbols',
    ],
  },
  { name: 'trails', words: words('轨迹', 'Trails'), layers: ['trails'] },
  { name: 'stores', words: words('仓库', 'Stores'), layers: ['stores'] },
  { name: 'shelters', words: words('避难场所', 'Shelters'), layers: ['shelters'] },
  { name: 'facilities', words: words('学校、医院等', 'Schools, hospitals …'), layers: ['facilities'] },
  { name: 'gauges', words: words('监测站', 'Gauges'), layers: ['gauges'] },
  {
    name: 'villages',
    words: words('村庄、小组', 'Villages, hamlets'),
    layers: ['villages', 'village-dots', 'hamlets'],
  },
  {
    name: 'risks',
    words: words('危险区', 'Risk areas'),
    layers: ['risk-areas', 'risk-outlines', 'risk-names'],
  },
  { name: 'power', words: words('电力线路', 'Power lines'), layers: ['power-lines'] },
  {
    name: 'roads',
    words: words('道路', 'Roads'),
    layers: [
      ...['township', 'county', 'provincial', 'national'].flatMap((road) => [
        `road-casing-${road}`,
        `road-${road}`,
      ]),
      'road-numbers',
      'bridges',
    ],
  },
  {
    name: 'relief',
    words: words('山体阴影、等高线', 'Relief, contours'),
    layers: ['hills', 'hills-far', 'contours', 'contour-heights'],
  },
  { name: 'landcover', words: words('地表覆盖', 'Land cover'), layers: ['landcover'] },
  { name: 'rivers', words: words('河流', 'Rivers'), layers: ['brooks', 'rivers', 'river-names'] },
]

/** Shows all groups but those hidden. */
export function showGroups(map: MapLibre, hidden: ReadonlySet<string>): void {
  for (const { name, layers } of LAYER_GROUPS) {
    for (const layer of layers) {
      if (map.getLayer(layer))
        map.setLayoutProperty(layer, 'visibility', hidden.has(name) ? 'none' : 'visible')
    }
  }
}
