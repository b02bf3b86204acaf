import type { Marking } from '../../marking/record.ts'
import type { LonLat, PolygonGeometry } from '../polygon/geometry.ts'

/** Half the width of the strip that a line covers: where it crosses a road, and where it was drawn along one. */
const BESIDE_LINE_M = 15

/** The ground that a line or an area covers: of a line a strip, and when it is drawn all round also what is inside. */
export function groundOf(geometry: Exclude<Marking['geometry'], { type: 'Point' }>): PolygonGeometry[] {
  if (geometry.type === 'Polygon') return [geometry]
  const { coordinates } = geometry
  const strips = coordinates.slice(1).map((to, index) => strip(coordinates[index]!, to))
  // A fire drawn all round is a fire inside, too.
  return isRing(coordinates) ? [...strips, { type: 'Polygon', coordinates: [coordinates] }] : strips
}

const isRing = (line: readonly LonLat[]): boolean => {
  const [first, last] = [line[0]!, line.at(-1)!]
  return line.length >= 4 && first[0] === last[0] && first[1] === last[1]
}

const METRES_PER_DEGREE = 111_195

/** The ground on both sides of a straight piece, and a little beyond its ends; one of no length becomes a square. */
function strip(from: LonLat, to: LonLat): PolygonGeometry {
  const lonM = METRES_PER_DEGREE * Math.cos((from[1] * Math.PI) / 180)
  const [east, north] = [(to[0] - from[0]) * lonM, (to[1] - from[1]) * METRES_PER_DEGREE]
  const length = Math.hypot(east, north)
  const [alongE, alongN] = length === 0 ? [1, 0] : [east / length, north / length]
  const corner = ([lon, lat]: LonLat, along: number, beside: number): LonLat => [
    lon + (BESIDE_LINE_M * (along * alongE - beside * alongN)) / lonM,
    lat + (BESIDE_LINE_M * (along * alongN + beside * alongE)) / METRES_PER_DEGREE,
  ]
  const first = corner(from, -1, -1)
  const ring = [first, corner(to, 1, -1), corner(to, 1, 1), corner(from, -1, 1), first]
  return { type: 'Polygon', coordinates: [ring] }
}
