/** Longitude, latitude: degrees WGS-84, as in GeoJSON. */
export type LonLat = readonly [number, number]

const METRES_PER_DEGREE = 111_195
const rad = (degrees: number) => (degrees * Math.PI) / 180

/** Metres east and north from `a` to `b` on a plane that touches the earth between them; good to 0.1 % below 100 km. */
function offsetM(a: LonLat, b: LonLat): { east: number; north: number } {
  const shrink = Math.cos(rad((a[1] + b[1]) / 2))
  return { east: (b[0] - a[0]) * METRES_PER_DEGREE * shrink, north: (b[1] - a[1]) * METRES_PER_DEGREE }
}

export function distanceM(a: LonLat, b: LonLat): number {
  const { east, north } = offsetM(a, b)
  return Math.hypot(east, north)
}

/** Clockwise from north, 0 to below 360. */
export function headingDeg(a: LonLat, b: LonLat): number {
  const { east, north } = offsetM(a, b)
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360
}

/** The point `east` and `north` metres from another. */
export function shift([lon, lat]: LonLat, east: number, north: number): LonLat {
  return [lon + east / (METRES_PER_DEGREE * Math.cos(rad(lat))), lat + north / METRES_PER_DEGREE]
}

/** A polyline with the metres from its start to every vertex. */
export interface Line {
  readonly points: readonly LonLat[]
  readonly metres: readonly number[]
  readonly lengthM: number
}

/** Measures a polyline of at least two points; points that repeat the one before are left out. */
export function measure(all: readonly LonLat[]): Line {
  const points = all.filter((point, index) => index === 0 || distanceM(all[index - 1] as LonLat, point) > 0)
  const metres: number[] = []
  for (const [index, point] of points.entries()) {
    const before = points[index - 1]
    metres.push(before ? (metres[index - 1] ?? 0) + distanceM(before, point) : 0)
  }
  return { points, metres, lengthM: metres.at(-1) ?? 0 }
}

/** The place `alongM` metres along a line, held between its ends, and the heading of travel there. */
export function pointAt(line: Line, alongM: number): { lon: number; lat: number; headingDeg: number } {
  const along = Math.min(Math.max(alongM, 0), line.lengthM)
  const next = Math.max(
    1,
    line.metres.findIndex((metres) => metres >= along && metres > 0),
  )
  const [a, b] = [line.points[next - 1], line.points[next]]
  const [fromM, toM] = [line.metres[next - 1], line.metres[next]]
  if (!a || !b || fromM === undefined || toM === undefined) {
    const [lon, lat] = line.points[0] ?? [0, 0]
    return { lon, lat, headingDeg: 0 }
  }
  const share = (along - fromM) / (toM - fromM)
  return {
    lon: a[0] + (b[0] - a[0]) * share,
    lat: a[1] + (b[1] - a[1]) * share,
    headingDeg: headingDeg(a, b),
  }
}

export const reversed = (line: Line): Line => measure([...line.points].reverse())
