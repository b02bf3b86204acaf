import { ringsOf, type Box, type PolygonGeometry } from './geometry.ts'

/**
 * A polygon as the set of its edges, holes and parts alike. Edge i runs from (ax, ay) to (bx, by), degrees. Inside is by
 * the even-odd rule, which needs no order of rings; so parts must not overlap (parsePolygon refuses those that do).
 */
export interface Area {
  readonly edges: number
  readonly ax: Float64Array
  readonly ay: Float64Array
  readonly bx: Float64Array
  readonly by: Float64Array
  readonly box: Box
}

/** O(vertices). The rings must be closed. */
export function areaOf(geometry: PolygonGeometry): Area {
  const rings = ringsOf(geometry)
  const edges = rings.reduce((sum, ring) => sum + Math.max(0, ring.length - 1), 0)
  const [ax, ay, bx, by] = [0, 1, 2, 3].map(() => new Float64Array(edges)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  let at = 0
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++, at++) {
      const [fromLon, fromLat] = ring[index - 1]!
      const [lon, lat] = ring[index]!
      ax[at] = fromLon
      ay[at] = fromLat
      bx[at] = lon
      by[at] = lat
      box.west = Math.min(box.west, lon)
      box.east = Math.max(box.east, lon)
      box.south = Math.min(box.south, lat)
      box.north = Math.max(box.north, lat)
    }
  }
  return { edges, ax, ay, bx, by, box }
}
