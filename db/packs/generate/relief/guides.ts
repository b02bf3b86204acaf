import { LAT_M, LON_M, type LonLat } from '../base/frame.ts'
import { OUTER_COURSES, RIVERS } from '../sketch/rivers.ts'

/** Where the nearest sketched river runs and how high its bed should be there. */
export interface Guide {
  readonly distanceM: number
  readonly bedM: number
}

interface Reach {
  readonly from: LonLat
  readonly to: LonLat
  readonly fromM: number
  readonly toM: number
}

const OUTLET_M = 290
/** Where the rivers beyond the border leave the sheet. */
const OUTER_OUTLET_M = 470

/** The sketched rivers as straight reaches with the heights of their ends, falling from source to mouth. */
const reaches: readonly Reach[] = [
  ...RIVERS.map(({ course }) => ({ course, outer: false })),
  ...OUTER_COURSES.map((course) => ({ course, outer: true })),
].reduce<Reach[]>((all, { course, outer }, index) => {
  const points = [...course].reverse()
  let heightM = outer ? OUTER_OUTLET_M : index === 0 ? OUTLET_M : nearest(all, points[0] as LonLat).bedM
  const lengthM = points.slice(1).reduce((sum, point, i) => sum + apart(points[i] as LonLat, point), 0)
  let aboveM = lengthM
  points.slice(1).forEach((point, i) => {
    const below = points[i] as LonLat
    const stepM = apart(below, point)
    // Steeper towards the source, as rivers are (S. T. Hack, 1957).
    const slope = Math.min(0.05, 50 / (aboveM + 500))
    const fromM = heightM + stepM * slope
    all.push({ from: point, to: below, fromM, toM: heightM })
    heightM = fromM
    aboveM -= stepM
  })
  return all
}, [])

export const guideAt = (place: LonLat): Guide => nearest(reaches, place)

function nearest(among: readonly Reach[], [lon, lat]: LonLat): Guide {
  let best: Guide = { distanceM: Infinity, bedM: OUTLET_M }
  for (const { from, to, fromM, toM } of among) {
    const [dx, dy] = [(to[0] - from[0]) * LON_M, (to[1] - from[1]) * LAT_M]
    const [px, py] = [(lon - from[0]) * LON_M, (lat - from[1]) * LAT_M]
    const along = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)))
    const [ex, ey] = [px - along * dx, py - along * dy]
    const distanceM = Math.sqrt(ex * ex + ey * ey)
    if (distanceM < best.distanceM) best = { distanceM, bedM: fromM + along * (toM - fromM) }
  }
  return best
}

function apart(a: LonLat, b: LonLat): number {
  const [dx, dy] = [(b[0] - a[0]) * LON_M, (b[1] - a[1]) * LAT_M]
  return Math.sqrt(dx * dx + dy * dy)
}
