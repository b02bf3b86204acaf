import type { GeoJSONSourceSpecification, Map as MapLibre } from 'maplibre-gl'
import type { Read } from '../../../domain/read.ts'
import { words } from '../../../domain/words.ts'
import type { Look } from '../base/base-style.ts'
import { PALETTES } from '../base/palette.ts'

/** Up to so many units each is drawn by itself at every zoom: a commander wants to see them all. */
const MOST_SINGLE = 150

/** Whether there are too many units to draw each by itself from afar. */
export function isCrowded(read: Read): boolean {
  let count = 0
  for (const _ of read.list('unit')) if (++count > MOST_SINGLE) return true
  return false
}

/** How a crowd is gathered, once it is one: all of it, and how many of it are sent out. */
export const CLUSTERED: Partial<GeoJSONSourceSpecification> = {
  clusterMaxZoom: 11,
  clusterRadius: 36,
  clusterProperties: { out: ['+', ['case', ['get', 'assigned'], 1, 0]] },
}

/** A crowd from afar: how many there are, and how many of them are out. */
export function addClusters(map: MapLibre, { language, theme }: Look): void {
  const palette = PALETTES[theme]
  const out = words('出动', 'out')[language]
  map.addLayer({
    id: 'unit-clusters',
    type: 'circle',
    source: 'units',
    filter: ['has', 'point_count'],
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['get', 'point_count'], 2, 13, 100, 24],
      'circle-color': palette.accentQuiet,
      'circle-stroke-color': palette.accent,
      'circle-stroke-width': ['case', ['>', ['get', 'out'], 0], 3, 1.5],
    },
  })
  map.addLayer({
    id: 'unit-cluster-counts',
    type: 'symbol',
    source: 'units',
    filter: ['has', 'point_count'],
    layout: {
      'text-field': [
        'case',
        ['>', ['get', 'out'], 0],
        ['concat', ['to-string', ['get', 'point_count']], `\n${out} `, ['to-string', ['get', 'out']]],
        ['to-string', ['get', 'point_count']],
      ],
      'text-size': 11,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': palette.text },
  })
}
