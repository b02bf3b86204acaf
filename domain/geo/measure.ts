import { metresBetween } from '../position/distance.ts'
import type { Position } from '../position.ts'

const EARTH_RADIUS_M = 6_371_008.8
const RADIANS = Math.PI / 180

/** Length of a line in metres, along great circles; 0 with fewer than two points. */
export function lineLengthM(points: readonly Position[]): number {
  let length = 0
  for (const [at, point] of points.entries()) {
    const before = points[at - 1]
    if (before) length += metresBetween(before, point)
  }
  return length
}

/**
 * Area in square metres of the polygon with these corners, whichever way round they run; 0 with fewer than three.
 * On a sphere: within 0.6 % of the ellipsoid. Source: Chamberlain & Duquette, Some Algorithms for Polygons on a
 * Sphere, JPL Publication 07-03 (2007), formula for the sum over the corners.
 */
export function polygonAreaM2(corners: readonly Position[]): number {
  let sum = 0
  for (const [at, { lat }] of corners.entries()) {
    const before = corners.at(at - 1)
    const after = corners[(at + 1) % corners.length]
    if (before && after) sum += (after.lon - before.lon) * RADIANS * Math.sin(lat * RADIANS)
  }
  return corners.length < 3 ? 0 : Math.abs((sum * EARTH_RADIUS_M ** 2) / 2)
}
