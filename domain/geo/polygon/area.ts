import { bandsOf, type Bands } from './bands.ts'
import { ringsOf, type Box, type PolygonGeometry } from './geometry.ts'

/**
 * A polygon as the set of its edges, holes and parts alike. Edge i runs from (ax, ay) to (bx, by), degrees. Inside is by
 * the even-odd rule, which needs no order of rings; so parts must not overlap (parsePolygon refuses those that do).
 */
export class Area {
  readonly edges: number
  readonly ax: Float64Array
  readonly ay: Float64Array
  readonly bx: Float64Array
  readonly by: Float64Array
  readonly box: Box
  #bands: Bands | undefined

  constructor(edges: number, box: Box, [ax, ay, bx, by]: readonly Float64Array[]) {
    this.edges = edges
    this.box = box
    this.ax = ax!
    this.ay = ay!
    this.bx = bx!
    this.by = by!
  }

  /** Made when the first point is tested: where nobody lives, nobody needs them. */
  get bands(): Bands {
    return (this.#bands ??= bandsOf(this))
  }
}

/** O(vertices). The rings must be closed. */
export function areaOf(geometry: PolygonGeometry): Area {
  const rings = ringsOf(geometry)
  const edges = rings.reduce((sum, ring) => sum + Math.max(0, ring.length - 1), 0)
  // One piece of memory: four would cost more to make than a small polygon takes to be scanned.
  const all = new Float64Array(4 * edges)
  const ax = all.subarray(0, edges)
  const ay = all.subarray(edges, 2 * edges)
  const bx = all.subarray(2 * edges, 3 * edges)
  const by = all.subarray(3 * edges)
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  let at = 0
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++, at++) {
      const from = ring[index - 1]!
      const to = ring[index]!
      ax[at] = from[0]
      ay[at] = from[1]
      bx[at] = to[0]
      by[at] = to[1]
      if (to[0] < west) west = to[0]
      if (to[0] > east) east = to[0]
      if (to[1] < south) south = to[1]
      if (to[1] > north) north = to[1]
    }
  }
  return new Area(edges, { west, south, east, north }, [ax, ay, bx, by])
}
