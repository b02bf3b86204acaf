import { z } from 'zod'
import type { CountyBounds } from '../county-bounds.ts'
import { answer, fault, type GeoResult } from '../fault.ts'
import { hasHoleOutside, hasHolesThatOverlap, hasPartsThatOverlap, liesIn, type Lies } from './bounds.ts'
import { findCrossing } from './crossing.ts'
import { partsOf, type PolygonGeometry } from './geometry.ts'
import { faultOfPositions, faultOfRings } from './positions.ts'

/** The most vertices of a polygon that comes from outside; a county's border has some thousands. */
export const MAX_VERTICES = 5_000

const position = z.tuple([z.number(), z.number()]).describe('Longitude and latitude, WGS-84 degrees')
const rings = z.array(z.array(position).min(1)).min(1)

/** A GeoJSON polygon or multipolygon (RFC 7946). Holes may be given. */
export const polygonInput = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Polygon'), coordinates: rings }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(rings).min(1) }),
])

export interface CheckedPolygon {
  readonly geometry: PolygonGeometry
  readonly lies: Exclude<Lies, 'outside'>
}

/**
 * Checks a polygon that came from outside. Vertices are counted before anything else is done, so that a million of them
 * cost a count and no more; then shape, closing, swapped coordinates, date line, crossings, holes and parts, county.
 * At worst O(n²) for n <= MAX_VERTICES.
 * @returns the first kind of fault, with the place in the input
 */
export function parsePolygon(input: unknown, county: CountyBounds): GeoResult<CheckedPolygon> {
  if (countedBeyond(input, MAX_VERTICES)) {
    return fault('too-many-vertices', 'coordinates', { most: MAX_VERTICES })
  }
  const parsed = polygonInput.safeParse(input)
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? ''
    return fault(/\d/.test(path) ? 'not-a-position' : 'not-a-polygon', path)
  }
  const geometry: PolygonGeometry = parsed.data
  const found = faultOfRings(geometry) ?? faultOfPositions(geometry, county.area.box)
  if (found) return { ok: false, faults: [found] }
  const place = findCrossing(geometry)
  if (place) {
    const [lon, lat] = place.map((degrees) => Number(degrees.toFixed(5))) as [number, number]
    return fault('crosses-itself', 'coordinates', { lon, lat })
  }
  if (hasHoleOutside(geometry)) return fault('hole-outside', 'coordinates')
  if (hasHolesThatOverlap(geometry)) return fault('holes-overlap', 'coordinates')
  if (partsOf(geometry).length > 1 && hasPartsThatOverlap(geometry))
    return fault('parts-overlap', 'coordinates')
  const lies = liesIn(geometry, county)
  return lies === 'outside' ? fault('outside-county', 'coordinates') : answer({ geometry, lies })
}

/** Whether the innermost arrays are more than `most`. Stops there, and goes no deeper than a multipolygon is. */
function countedBeyond(input: unknown, most: number): boolean {
  let left = most
  const count = (value: unknown, depth: number): void => {
    if (!Array.isArray(value) || left < 0) return
    if (!Array.isArray(value[0]) || depth === 0) {
      left -= 1
      return
    }
    if (value.length > most) left = -1
    for (const inner of value) {
      if (left < 0) return
      count(inner, depth - 1)
    }
  }
  if (typeof input === 'object' && input !== null && 'coordinates' in input) count(input.coordinates, 3)
  return left < 0
}
