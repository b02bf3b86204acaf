import type { Pack } from '../files.ts'

/** Kilometres in a degree of latitude, WGS-84, mid-latitudes. */
const KM_PER_DEGREE = 111.2

/** The county's area, to about one in a thousand: rings as plane figures, longitudes shrunk by the latitude's cosine. */
export function areaKm2({ jurisdictions, header }: Pack): number {
  const county = jurisdictions.features.find(({ properties }) => properties.code === header.code)
  const [outer = 0, ...holes] = (county?.geometry.coordinates ?? []).map(ringKm2)
  return outer - holes.reduce((sum, hole) => sum + hole, 0)
}

function ringKm2(ring: readonly (readonly [number, number])[]): number {
  const [lon0, lat0] = ring[0] ?? [0, 0]
  const shrink = Math.cos((lat0 * Math.PI) / 180)
  const plane = ring.map(
    ([lon, lat]) => [(lon - lon0) * shrink * KM_PER_DEGREE, (lat - lat0) * KM_PER_DEGREE] as const,
  )
  const twice = plane.slice(1).reduce((sum, [bx, by], at) => {
    const [ax, ay] = plane[at] ?? [0, 0]
    return sum + ax * by - bx * ay
  }, 0)
  return Math.abs(twice / 2)
}
