/** Pixels of a map around the world at zoom 0. */
const WORLD_PX = 512
const RADIANS = Math.PI / 180

export interface LonLat {
  readonly lon: number
  readonly lat: number
}

/** How many pixels at this zoom lie between two places that are near each other. */
export function pixelsBetween(a: LonLat, b: LonLat, zoom: number): number {
  const perDegree = (WORLD_PX * 2 ** zoom) / 360
  // A web map stretches what is far from the equator in both directions alike.
  const north = (a.lat - b.lat) / Math.cos(a.lat * RADIANS)
  return Math.hypot(a.lon - b.lon, north) * perDegree
}
