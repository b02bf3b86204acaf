import type { z } from 'zod'
import type { LonLat, Ring } from '../polygon/geometry.ts'
import type { closureInput } from '../roads/closures.ts'

type ClosureInput = z.infer<typeof closureInput>

/** Of a marking, what decides whether and where it closes roads. */
export interface ClosingMarking {
  readonly id: string
  readonly markingKind: string
  readonly geometry:
    | { readonly type: 'Point'; readonly coordinates: LonLat }
    | { readonly type: 'LineString'; readonly coordinates: readonly LonLat[] }
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  readonly closes: {
    readonly is: 'road' | 'bridge'
    readonly id: string
    readonly position: { readonly lat: number; readonly lon: number }
  } | null
  readonly validFrom: string
  readonly validUntil: string | null
}

/** A closure that the operation adds to every question about roads, and the marking that it comes from. */
export interface MarkedClosure {
  readonly marking: string
  readonly kind: string
  readonly closure: ClosureInput
}

/** Half the width of the strip that a line closes: where it crosses a road, and where it was drawn along one. */
const BESIDE_LINE_M = 15

/** Where nobody drives: closed roads, water, and fire. An escape route or an isolation belt closes nothing. */
const CLOSING: ReadonlySet<string> = new Set(['road-closure', 'flood-extent', 'fire-line', 'fire-section'])

/** The closures in force at an instant (epoch ms), in a fixed order: the same markings are the same question. */
export function closuresOf(markings: Iterable<ClosingMarking>, atMs: number): MarkedClosure[] {
  return [...markings]
    .filter((marking) => CLOSING.has(marking.markingKind) && isInForce(marking, atMs))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((marking) => {
      const { id, markingKind: kind } = marking
      return closuresOfOne(marking).map((closure) => ({ marking: id, kind, closure }))
    })
}

const isInForce = ({ validFrom, validUntil }: ClosingMarking, atMs: number): boolean =>
  Date.parse(validFrom) <= atMs && (validUntil === null || atMs < Date.parse(validUntil))

function closuresOfOne({ geometry, closes }: ClosingMarking): ClosureInput[] {
  if (closes?.is === 'bridge') return [{ kind: 'bridge', id: closes.id }]
  switch (geometry.type) {
    case 'Point': {
      // Where on the road it was laid, which is nearer to the road than where it was drawn. Not the road as a whole:
      // the farms on both sides of a landslide can still be reached, each from its own side.
      const [lon, lat] = closes ? [closes.position.lon, closes.position.lat] : geometry.coordinates
      return [{ kind: 'point', lon, lat }]
    }
    case 'LineString': {
      const strips = geometry.coordinates.slice(1).map((to, index): ClosureInput => ({
        kind: 'area',
        polygon: strip(geometry.coordinates[index]!, to),
      }))
      // A fire drawn all round is a fire inside, too.
      return isRing(geometry.coordinates)
        ? [...strips, { kind: 'area', polygon: { type: 'Polygon', coordinates: [geometry.coordinates] } }]
        : strips
    }
    case 'Polygon':
      return [{ kind: 'area', polygon: geometry }]
  }
}

const isRing = (line: readonly LonLat[]): boolean => {
  const [first, last] = [line[0]!, line.at(-1)!]
  return line.length >= 4 && first[0] === last[0] && first[1] === last[1]
}

const METRES_PER_DEGREE = 111_195

/** The ground on both sides of a straight piece, and a little beyond its ends; one of no length becomes a square. */
function strip(from: LonLat, to: LonLat) {
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
  return { type: 'Polygon' as const, coordinates: [ring] }
}
