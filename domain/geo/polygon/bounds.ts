import type { CountyBounds } from '../county-bounds.ts'
import { areaOf, type Area } from './area.ts'
import { contains } from './contains.ts'
import { partsOf, ringsOf, type PolygonGeometry } from './geometry.ts'

/** How an area lies to a county. */
export type Lies = 'inside' | 'partly' | 'outside'

/**
 * Judged by vertices and by crossing edges: `inside` when every vertex of the area lies in the county (a bay of the
 * border that an edge cuts off is let pass). O(vertices); when none lies in the county, vertices × edges of the border.
 */
export function liesIn(geometry: PolygonGeometry, county: CountyBounds): Lies {
  let [vertices, inside] = [0, 0]
  for (const ring of ringsOf(geometry)) {
    vertices += ring.length
    for (const [lon, lat] of ring) if (county.has(lon, lat)) inside += 1
  }
  if (inside > 0) return inside === vertices ? 'inside' : 'partly'
  return meets(areaOf(geometry), county.area) ? 'partly' : 'outside'
}

/** Whether areas of which the first has no vertex in the second share ground. */
function meets(area: Area, county: Area): boolean {
  for (let edge = 0; edge < county.edges; edge++) {
    if (contains(area, county.ax[edge]!, county.ay[edge]!)) return true
  }
  for (let edge = 0; edge < area.edges; edge++) {
    for (let other = 0; other < county.edges; other++) if (edgesCross(area, edge, county, other)) return true
  }
  return false
}

function edgesCross(one: Area, i: number, two: Area, j: number): boolean {
  const side = (of: Area, k: number, x: number, y: number) =>
    (of.bx[k]! - of.ax[k]!) * (y - of.ay[k]!) - (of.by[k]! - of.ay[k]!) * (x - of.ax[k]!)
  const apart = (of: Area, k: number, to: Area, l: number) =>
    side(of, k, to.ax[l]!, to.ay[l]!) * side(of, k, to.bx[l]!, to.by[l]!) < 0
  return apart(one, i, two, j) && apart(two, j, one, i)
}

/** Whether a hole lies outside the outer ring of its part. Rings must not cross. */
export function hasHoleOutside(geometry: PolygonGeometry): boolean {
  return partsOf(geometry).some(([outer, ...holes]) => {
    if (!outer || holes.length === 0) return false
    const shell = areaOf({ type: 'Polygon', coordinates: [outer] })
    return holes.some((hole) => !hole.every(([lon, lat]) => contains(shell, lon, lat)))
  })
}

/**
 * Whether a hole lies upon another one of its part, or fills it: by the even-odd rule what was cut out twice would count
 * again, and of a part that is all hole its own outline. Rings must not cross.
 */
export function hasHolesThatOverlap(geometry: PolygonGeometry): boolean {
  return partsOf(geometry).some(([outer, ...rest]) => {
    if (!outer || rest.length === 0) return false
    const [shell, ...holes] = [outer, ...rest].map((ring) => areaOf({ type: 'Polygon', coordinates: [ring] }))
    return holes.some(
      (hole, index) =>
        everyVertexIn(shell!, hole) || holes.some((other, at) => at !== index && everyVertexIn(hole, other)),
    )
  })
}

/** Whether one part lies upon another. Rings must not cross. */
export function hasPartsThatOverlap(geometry: PolygonGeometry): boolean {
  const parts = partsOf(geometry).map((coordinates) => areaOf({ type: 'Polygon', coordinates }))
  return parts.some((part, index) => parts.some((other, at) => at !== index && everyVertexIn(part, other)))
}

function everyVertexIn(part: Area, other: Area): boolean {
  for (let edge = 0; edge < part.edges; edge++) {
    if (!contains(other, part.ax[edge]!, part.ay[edge]!)) return false
  }
  return true
}
