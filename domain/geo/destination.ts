import type { Position } from '../position.ts'

const EARTH_RADIUS_M = 6_371_008.8
const RADIANS = Math.PI / 180

/**
 * The place that lies `metres` away in direction `bearingDeg` (0 north, 90 east), along a great circle of the mean
 * sphere. Source: Snyder, Map Projections: A Working Manual (USGS PP 1395, 1987), formulas 5-5 and 5-6.
 */
export function destination(from: Position, bearingDeg: number, metres: number): Position {
  const arc = metres / EARTH_RADIUS_M
  const bearing = bearingDeg * RADIANS
  const lat = from.lat * RADIANS
  const sinLat = Math.sin(lat) * Math.cos(arc) + Math.cos(lat) * Math.sin(arc) * Math.cos(bearing)
  const east = Math.sin(bearing) * Math.sin(arc) * Math.cos(lat)
  const turned = Math.atan2(east, Math.cos(arc) - Math.sin(lat) * sinLat)
  const lon = from.lon + turned / RADIANS
  return { lat: Math.asin(sinLat) / RADIANS, lon: ((lon + 540) % 360) - 180 }
}
