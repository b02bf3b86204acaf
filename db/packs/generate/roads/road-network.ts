import { degrees, latOf, LAT_M, lonOf, LON_M, type Frame, type LonLat } from '../base/frame.ts'
import type { Spot } from '../base/line.ts'
import type { Reach } from '../water/river-lines.ts'
import { crossing } from './crossings.ts'
import { toRoadSpot, type RoadGrid } from './road-grid.ts'
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
  const water = waterIndex(grid.frame, ground, reaches)
  return roadLines(grid).map(({ road, raw, smooth }) => {
    const [plain, fine] = [withBridges(raw, water), withBridges(smooth, water)]
    const chosen = fine.bridges.length === plain.bridges.length ? fine : plain
    const place = ([x, y]: Spot): LonLat => [degrees(lonOf(grid.frame, x)), degrees(latOf(grid.frame, y))]
    const points = chosen.spots
      .map(place)
      .filter((point, i, all) => i === 0 || String(point) !== String(all[i - 1]))
    return {
      road,
      points,
      lengthKm: Math.max(0.01, Math.round(lengthM(points) / 10) / 100),
      bridges: chosen.bridges.map(({ spot, reach }) => ({ place: place(spot), reach })),
    }
  })
}

interface Water {
  readonly from: Spot
  readonly to: Spot
  readonly reach: Reach
}

/** River segments by the cells that they touch. */
function waterIndex(f: Frame, ground: Frame, reaches: readonly Reach[]): (a: Spot, b: Spot) => Water[] {
  const cells = new Map<number, Water[]>()
  for (const reach of reaches) {
    const spots = reach.spots.map((spot) => toRoadSpot(ground, f, spot))
    spots.slice(1).forEach((to, i) => {
      const segment = { from: spots[i] as Spot, to, reach }
      for (const cell of touched(f, segment.from, to)) cells.set(cell, [...(cells.get(cell) ?? []), segment])
    })
  }
  return (a, b) => [...new Set(touched(f, a, b).flatMap((cell) => cells.get(cell) ?? []))]
}

function touched(f: Frame, a: Spot, b: Spot): number[] {
  const found: number[] = []
  for (let row = Math.floor(Math.min(a[1], b[1])); row <= Math.floor(Math.max(a[1], b[1])); row += 1)
    for (
      let column = Math.floor(Math.min(a[0], b[0]));
      column <= Math.floor(Math.max(a[0], b[0]));
      column += 1
    )
      found.push(row * f.columns + column)
  return found
}

function withBridges(line: readonly Spot[], water: (a: Spot, b: Spot) => Water[]) {
  const spots: Spot[] = [line[0] as Spot]
  const bridges: { spot: Spot; reach: Reach }[] = []
  line.slice(1).forEach((to, i) => {
    const from = line[i] as Spot
    const found = water(from, to).flatMap(({ from: a, to: b, reach }) => {
      const spot = crossing(from, to, a, b)
      return spot ? [{ spot, reach, away: Math.abs(spot[0] - from[0]) + Math.abs(spot[1] - from[1]) }] : []
    })
    found.sort((a, b) => a.away - b.away)
    for (const { spot, reach } of found) {
      spots.push(spot)
      bridges.push({ spot, reach })
    }
    spots.push(to)
  })
  return { spots, bridges }
}

function lengthM(points: readonly LonLat[]): number {
  return points.slice(1).reduce((sum, [lon, lat], i) => {
    const [east, north] = [(lon - (points[i] as LonLat)[0]) * LON_M, (lat - (points[i] as LonLat)[1]) * LAT_M]
    return sum + Math.sqrt(east * east + north * north)
  }, 0)
}
