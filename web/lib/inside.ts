import type { MultiPolygon, Polygon, Position } from 'geojson'

/** Whether a point lies in a polygon, by counting the edges that a ray from it crosses; holes are left out. */
export function insidePolygon(
  geometry: Polygon | MultiPolygon,
  { lat, lon }: { readonly lat: number; readonly lon: number },
): boolean {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.some(
    ([outer, ...holes]) => outer && inRing(outer, lon, lat) && !holes.some((hole) => inRing(hole, lon, lat)),
  )
}

function inRing(ring: readonly Position[], lon: number, lat: number): boolean {
  let inside = false
  for (const [index, [x = 0, y = 0]] of ring.entries()) {
    const [px = 0, py = 0] = ring.at(index - 1) ?? []
    if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside
  }
  return inside
}
