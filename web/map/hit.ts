import type { MapGeoJSONFeature, Map as MapLibre, PointLike } from 'maplibre-gl'
import type { Selection } from '../lib/url.ts'

const KINDS: Readonly<Record<string, Selection['kind']>> = {
  incidents: 'incident',
  units: 'unit',
  'unit-bases': 'unit',
  stores: 'warehouse',
  'marking-symbols': 'marking',
  'marking-lines': 'marking',
  'marking-dashes': 'marking',
}
const ANSWER = 'analysis-pins'
/** Wide and below all else: what lies on it is meant first. */
const GROUND = 'marking-areas'
const CLUSTERS = 'unit-clusters'
const PLACES = ['shelters', 'facilities', 'gauges', 'villages', 'bridges', 'risk-areas']
/** A finger is no needle. */
const REACH_PX = 6

export type Hit =
  | { readonly is: 'record'; readonly selection: Selection }
  | { readonly is: 'answer'; readonly id: string }
  | { readonly is: 'place'; readonly feature: MapGeoJSONFeature }
  | { readonly is: 'cluster' }

/** What stands under a point of the screen, the most important first. */
export function hitAt(map: MapLibre, { x, y }: { x: number; y: number }): Hit | undefined {
  const box: [PointLike, PointLike] = [
    [x - REACH_PX, y - REACH_PX],
    [x + REACH_PX, y + REACH_PX],
  ]
  const layers = [...Object.keys(KINDS), ANSWER, CLUSTERS, ...PLACES, GROUND].filter((layer) =>
    map.getLayer(layer),
  )
  const found = map.queryRenderedFeatures(box, { layers })
  const idIn = (layer: string): unknown =>
    found.find((feature) => feature.layer.id === layer)?.properties['id']
  const answer = idIn(ANSWER)
  if (typeof answer === 'string') return { is: 'answer', id: answer }
  for (const [layer, kind] of Object.entries(KINDS)) {
    const id = idIn(layer)
    if (typeof id === 'string') return { is: 'record', selection: { kind, id } }
  }
  if (found.some((feature) => feature.layer.id === CLUSTERS)) return { is: 'cluster' }
  const place = found.find((feature) => PLACES.includes(feature.layer.id))
  if (place) return { is: 'place', feature: place }
  const id = idIn(GROUND)
  return typeof id === 'string' ? { is: 'record', selection: { kind: 'marking', id } } : undefined
}
