import { degrees, latOf, LAT_M, lonOf, LON_M, type Frame, type LonLat } from '../base/frame.ts'
import type { Spot } from '../base/line.ts'
import type { Reach } from '../water/river-lines.ts'
import { crossing } from './crossings.ts'
import type { RoadGrid } from './road-grid.ts'
import { roadLines } from './road-lines.ts'

export interface Bridge {
  readonly place: LonLat
  readonly reach: Reach
}

/** A stretch of road between junctions, with the bridges on it, each a point of its line. */
export interface Stretch {
  readonly road: number
  readonly points: readonly LonLat[]
  readonly lengthKm: number
  readonly bridges: readonly Bridge[]
}

/** The roads built on the grid as lines, smoothed where that makes no crossing more, with a bridge wherever one crosses water. */
export function roadNetwork(grid: RoadGrid, ground: Frame, reaches: readonly Reach[]): Stretch[] {
  const water = waterIndex(ground, reaches)
  return roadLines(grid).map(({ road, raw, smooth }) => {
    const [plain, fine] = [raw, smooth].map((spots) => withBridges(placed(grid.frame, spots), water)) as [
      Bridged,
      Bridged,
    ]
    const { points, bridges } = fine.bridges.length <= plain.bridges.length ? fine : plain
    return { road, points, bridges, lengthKm: Math.max(0.01, Math.round(lengthM(points) / 10) / 100) }
  })
}

/** Spots of a grid in degrees as they are written, none twice running. */
export const placed = (f: Frame, spots: readonly Spot[]): LonLat[] =>
  spots
    .map(([x, y]): LonLat => [degrees(lonOf(f, x)), degrees(latOf(f, y))])
    .filter((point, i, all) => i === 0 || String(point) !== String(all[i - 1]))

interface Water {
  readonly from: LonLat
  readonly to: LonLat
  readonly reach: Reach
}

/** River segments by the squares of 0.002 degrees that they touch. Crossings are sought between lines as they are written. */
function waterIndex(ground: Frame, reaches: readonly Reach[]): (a: LonLat, b: LonLat) => Water[] {
  const squares = new Map<number, Water[]>()
  for (const reach of reaches) {
    const points = placed(ground, reach.spots)
    points.slice(1).forEach((to, i) => {
      const segment = { from: points[i] as LonLat, to, reach }
      for (const key of touched(segment.from, to)) squares.set(key, [...(squares.get(key) ?? []), segment])
    })
  }
  return (a, b) => [...new Set(touched(a, b).flatMap((key) => squares.get(key) ?? []))]
}

function touched(a: LonLat, b: LonLat): number[] {
  const found: number[] = []
  const square = (degree: number) => Math.floor(degree * 500)
  for (let y = square(Math.min(a[1], b[1])); y <= square(Math.max(a[1], b[1])); y += 1)
    for (let x = square(Math.min(a[0], b[0])); x <= square(Math.max(a[0], b[0])); x += 1)
      found.push(y * 100_000 + x)
  return found
}

interface Bridged {
  readonly points: readonly LonLat[]
  readonly bridges: readonly Bridge[]
}

function withBridges(line: readonly LonLat[], water: (a: LonLat, b: LonLat) => Water[]): Bridged {
  const points: LonLat[] = [line[0] as LonLat]
  const bridges: Bridge[] = []
  line.slice(1).forEach((to, i) => {
    const from = line[i] as LonLat
    const found = water(from, to).flatMap(({ from: a, to: b, reach }) => {
      const at = crossing(from, to, a, b)
      return at ? [{ at, reach, away: Math.abs(at[0] - from[0]) + Math.abs(at[1] - from[1]) }] : []
    })
    found.sort((a, b) => a.away - b.away)
    for (const { at, reach } of found) {
      const place: LonLat = [degrees(at[0]), degrees(at[1])]
      if (String(place) !== String(points.at(-1))) points.push(place)
      bridges.push({ place, reach })
    }
    if (String(to) !== String(points.at(-1))) points.push(to)
  })
  return { points, bridges }
}

function lengthM(points: readonly LonLat[]): number {
  return points.slice(1).reduce((sum, [lon, lat], i) => {
    const [east, north] = [(lon - (points[i] as LonLat)[0]) * LON_M, (lat - (points[i] as LonLat)[1]) * LAT_M]
    return sum + Math.sqrt(east * east + north * north)
  }, 0)
}
