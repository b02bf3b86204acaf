import { lineLengthM, polygonAreaM2 } from '../../domain/geo/measure.ts'
import type { Geometry, Vertex } from '../../domain/marking/geometry.ts'
import { words, type Words } from '../../domain/words.ts'
import { insidePolygon } from '../lib/inside.ts'
import { areaWords, distanceText } from '../lib/time.ts'

const positions = (vertices: readonly Vertex[]) => vertices.map(([lon, lat]) => ({ lon, lat }))
const lengthM = (line: readonly Vertex[]): number => lineLengthM(positions(line))

/** `1.8 km`, `6.2 公顷`; nothing for a point. */
export function sizeWords(geometry: Geometry): Words | undefined {
  switch (geometry.type) {
    case 'Point':
      return undefined
    case 'LineString': {
      const text = distanceText(lengthM(geometry.coordinates))
      return words(text, text)
    }
    case 'Polygon':
      return areaWords(polygonAreaM2(positions(geometry.coordinates[0].slice(0, -1))))
  }
}

/** Where its symbol and words stand: the middle of a line's way, within an area. */
export function anchorOf(geometry: Geometry): Vertex {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates
    case 'LineString':
      return middleOf(geometry.coordinates)
    case 'Polygon': {
      const [ring] = geometry.coordinates
      const [lon, lat] = centroidOf(ring)
      return insidePolygon(geometry, { lon, lat }) ? [lon, lat] : middleOf(ring)
    }
  }
}

/** The way a line points at its end, degrees from north, clockwise. */
export function headingDegOf(line: readonly Vertex[]): number {
  const [from, to] = line.slice(-2)
  if (!from || !to) return 0
  const east = (to[0] - from[0]) * Math.cos((to[1] * Math.PI) / 180)
  return ((Math.atan2(east, to[1] - from[1]) * 180) / Math.PI + 360) % 360
}

function middleOf(line: readonly Vertex[]): Vertex {
  let left = lengthM(line) / 2
  for (const [at, to] of line.slice(1).entries()) {
    const from = line[at] ?? to
    const length = lengthM([from, to])
    if (length >= left && length > 0) {
      const part = left / length
      return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
    }
    left -= length
  }
  return line[0] ?? [0, 0]
}

/** The centre of gravity of a ring (the usual formula), computed from its first vertex so that small rings stay exact. */
function centroidOf(ring: readonly Vertex[]): Vertex {
  const [x0, y0] = ring[0] ?? [0, 0]
  const local = ring.map(([x, y]): Vertex => [x - x0, y - y0])
  let [x, y] = [0, 0]
  for (const [at, [bx, by]] of local.slice(1).entries()) {
    const [ax, ay] = local[at] ?? [0, 0]
    x += (ax + bx) * (ax * by - bx * ay)
    y += (ay + by) * (ax * by - bx * ay)
  }
  const area = doubleArea(local)
  return area === 0 ? [x0, y0] : [x0 + x / (3 * area), y0 + y / (3 * area)]
}

/** Twice the signed area, square degrees. */
const doubleArea = (ring: readonly Vertex[]): number =>
  ring.slice(1).reduce((sum, [x, y], at) => sum + (ring[at]?.[0] ?? 0) * y - x * (ring[at]?.[1] ?? 0), 0)
