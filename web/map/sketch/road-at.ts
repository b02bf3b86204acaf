import type { Geometry, Position } from 'geojson'
import type { GeoJSONFeature, Map as MapLibre, PointLike } from 'maplibre-gl'
import { closed } from '../../../domain/marking/commands.ts'
import type { Vertex } from '../../../domain/marking/geometry.ts'
import { words, type Words } from '../../../domain/words.ts'
import type { OnRoad } from '../../marking/board.svelte.ts'

const REACH_PX = 12

/** The bridge, or else the road, of the base map under a point of the screen; a closure is laid on it. */
export function roadAt(map: MapLibre, pixel: { x: number; y: number }, at: Vertex): OnRoad | undefined {
  const feature = bridgeAt(map, pixel) ?? lineAt(map, pixel)
  if (!feature) return undefined
  const { kind, id } = feature.properties
  const [lon, lat] = nearestOn(feature.geometry, at)
  const position = { lat: Math.round(lat * 1e6) / 1e6, lon: Math.round(lon * 1e6) / 1e6 }
  const closes = closed.safeParse({ is: kind === 'bridge' ? 'bridge' : 'road', id, position })
  return closes.success ? { closes: closes.data, name: nameOf(feature.properties) } : undefined
}

/** Asked of the data, not of the picture: a bridge whose name found no room on the map is a bridge all the same. */
function bridgeAt(map: MapLibre, { x, y }: { x: number; y: number }): GeoJSONFeature | undefined {
  const bridges = map.querySourceFeatures('roads', { filter: ['==', ['get', 'kind'], 'bridge'] })
  const pixelsTo = ({ geometry }: GeoJSONFeature): number => {
    if (geometry.type !== 'Point') return Infinity
    const [lon = 0, lat = 0] = geometry.coordinates
    const { x: bridgeX, y: bridgeY } = map.project([lon, lat])
    return Math.hypot(bridgeX - x, bridgeY - y)
  }
  return bridges.filter((bridge) => pixelsTo(bridge) < REACH_PX).sort((a, b) => pixelsTo(a) - pixelsTo(b))[0]
}

function lineAt(map: MapLibre, { x, y }: { x: number; y: number }): GeoJSONFeature | undefined {
  const layers = map
    .getStyle()
    .layers.filter((layer) => layer.type === 'line' && layer.source === 'roads')
    .map(({ id }) => id)
  const box: [PointLike, PointLike] = [
    [x - REACH_PX, y - REACH_PX],
    [x + REACH_PX, y + REACH_PX],
  ]
  return map.queryRenderedFeatures(box, { layers })[0]
}

/** `G990 三岔口大桥`. The map gives objects back as JSON. */
function nameOf(properties: Readonly<Record<string, unknown>>): Words {
  const number = typeof properties['number'] === 'string' ? `${properties['number']} ` : ''
  const name: unknown =
    typeof properties['name'] === 'string' ? JSON.parse(properties['name']) : properties['name']
  const { zh, en } = (typeof name === 'object' && name !== null ? name : {}) as Partial<Words>
  return words(`${number}${zh ?? ''}`.trim(), `${number}${en ?? ''}`.trim())
}

/** The point of a geometry that is nearest, in degrees: over a few pixels that is near enough. */
function nearestOn(geometry: Geometry, at: Vertex): Vertex {
  if (geometry.type === 'Point') return [geometry.coordinates[0] ?? at[0], geometry.coordinates[1] ?? at[1]]
  const lines =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiLineString'
        ? geometry.coordinates
        : []
  const nearest = lines.flatMap((line) => line.slice(1).map((to, index) => onEdge(line[index] ?? to, to, at)))
  const distance = ([lon, lat]: Vertex) => (lon - at[0]) ** 2 + (lat - at[1]) ** 2
  return nearest.sort((a, b) => distance(a) - distance(b))[0] ?? at
}

function onEdge([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position, [x, y]: Vertex): Vertex {
  const length2 = (bx - ax) ** 2 + (by - ay) ** 2
  const part = length2 === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2
  const within = Math.max(0, Math.min(1, part))
  return [ax + (bx - ax) * within, ay + (by - ay) * within]
}
