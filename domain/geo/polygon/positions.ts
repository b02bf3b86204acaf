import { faultOf, type GeoFault } from '../fault.ts'
import { ringsOf, type Box, type LonLat, type PolygonGeometry, type Ring } from './geometry.ts'

/** `coordinates.0.3`, or in a multipolygon `coordinates.1.0.3`. */
function* ringsWithPaths(geometry: PolygonGeometry): Generator<readonly [Ring, string]> {
  if (geometry.type === 'Polygon') {
    for (const [index, ring] of geometry.coordinates.entries()) yield [ring, `coordinates.${index}`]
    return
  }
  for (const [part, rings] of geometry.coordinates.entries()) {
    for (const [index, ring] of rings.entries()) yield [ring, `coordinates.${part}.${index}`]
  }
}

const same = (p: LonLat, q: LonLat): boolean => p[0] === q[0] && p[1] === q[1]

/** A ring that is not closed or encloses nothing. */
export function faultOfRings(geometry: PolygonGeometry): GeoFault | undefined {
  for (const [ring, path] of ringsWithPaths(geometry)) {
    if (!hasThreePlaces(ring)) return faultOf('ring-too-short', path)
    if (!same(ring[0]!, ring.at(-1)!)) return faultOf('ring-not-closed', path)
  }
  return undefined
}

function hasThreePlaces(ring: Ring): boolean {
  const [first] = ring
  const second = ring.find((place) => !same(place, first!))
  return second !== undefined && ring.some((place) => !same(place, first!) && !same(place, second))
}

/** A position that is none on Earth, is swapped, or leaps over the date line. */
export function faultOfPositions(geometry: PolygonGeometry, county: Box): GeoFault | undefined {
  const swapped = ringsOf(geometry).every((ring) => ring.every(([lon, lat]) => isIn(county, lat, lon)))
  if (swapped) return faultOf('lat-lon-swapped', 'coordinates')
  for (const [ring, path] of ringsWithPaths(geometry)) {
    for (const [index, [lon, lat]] of ring.entries()) {
      const at = `${path}.${index}`
      if (Math.abs(lat) > 90 && Math.abs(lon) <= 90) return faultOf('lat-lon-swapped', at)
      // A longitude a little beyond 180 is how some programs draw over the date line.
      if (Math.abs(lon) > 180 && Math.abs(lon) <= 360) return faultOf('crosses-date-line', at)
      if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return faultOf('out-of-range', at)
      const before = ring[index - 1]
      if (before && Math.abs(before[0] - lon) > 180) return faultOf('crosses-date-line', at)
    }
  }
  return undefined
}

const isIn = ({ west, south, east, north }: Box, lon: number, lat: number): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north
