import { z } from 'zod'
import { answer, fault, faultOf, type GeoFault, type GeoResult } from '../fault.ts'
import { areaOf, type Area } from '../polygon/area.ts'
import type { LonLat, PolygonGeometry } from '../polygon/geometry.ts'
import { scanCells } from '../polygon/scan.ts'
import type { RoadNetwork } from './network.ts'
import type { RoadPieces } from './pieces.ts'
import type { Hindrance } from './profile.ts'
import { RoadsInside } from './roads-inside.ts'

/** What hinders traffic. An area was checked by parsePolygon before it comes here. */
export type Closure =
  | { readonly kind: 'road'; readonly id: string }
  | { readonly kind: 'bridge'; readonly id: string }
  | { readonly kind: 'point'; readonly lon: number; readonly lat: number }
  /** `slowTo`: of the usual speed, above 0 to 1; absent: nobody passes. */
  | { readonly kind: 'area'; readonly polygon: PolygonGeometry; readonly slowTo?: number | undefined }

const id = z.string().min(1).max(128)

/** A closure as it comes from outside; the polygon is checked by parsePolygon afterwards. */
export const closureInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('road'), id }),
  z.strictObject({ kind: z.literal('bridge'), id }),
  z.strictObject({
    ...{ kind: z.literal('point') },
    ...{ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) },
  }),
  z.strictObject({
    kind: z.literal('area'),
    polygon: z.unknown(),
    slowTo: z.number().gt(0).max(1).optional(),
  }),
])

/** A closed point closes what lies within so many metres of it: at a junction every arm. */
const POINT_RADIUS_M = 15
/** How far from a road somebody may tap and still mean it. */
const POINT_SNAP_M = 200

/** The parts of roads that closures hinder. Every closure that names nothing known is told of. */
export function hindrancesOf(
  network: RoadNetwork,
  closures: readonly Closure[],
  path: string,
): GeoResult<readonly Hindrance[]> {
  const faults: GeoFault[] = []
  const hindrances = closures.flatMap((closure, index) => {
    const found = hindrancesOfOne(network, closure, `${path}.${index}`)
    if (found.ok) return found.value
    faults.push(...found.faults)
    return []
  })
  return faults.length > 0 ? { ok: false, faults } : answer(hindrances)
}

function hindrancesOfOne(
  network: RoadNetwork,
  closure: Closure,
  path: string,
): GeoResult<readonly Hindrance[]> {
  const { roads, lengthM, bridges } = network.graph
  switch (closure.kind) {
    case 'road': {
      const road = roads.findIndex((each) => each.id === closure.id)
      if (road < 0) return fault('not-known', `${path}.id`, { id: closure.id })
      return answer([{ road, fromM: 0, toM: lengthM[road]!, slowTo: 0 }])
    }
    case 'bridge': {
      const found = bridges.find(({ bridge }) => bridge.id === closure.id)
      if (!found) return fault('not-known', `${path}.id`, { id: closure.id })
      return answer([{ road: found.road, fromM: found.fromM, toM: found.toM, slowTo: 0 }])
    }
    case 'point': {
      const at = network.snap(closure, POINT_SNAP_M)
      if (!at) return { ok: false, faults: [faultOf('no-road-near', path, { withinM: POINT_SNAP_M })] }
      return answer(inside(network, circle(at.lon, at.lat, POINT_RADIUS_M), 0))
    }
    case 'area':
      return answer(inside(network, closure.polygon, closure.slowTo ?? 0))
  }
}

function inside(network: RoadNetwork, polygon: PolygonGeometry, slowTo: number): readonly Hindrance[] {
  const area = areaOf(polygon)
  const found = new Hindered(area, network.pieces, slowTo)
  scanCells(area, network.lattice, found)
  return found.hindrances
}

class Hindered extends RoadsInside {
  readonly hindrances: Hindrance[] = []
  readonly #slowTo: number

  constructor(area: Area, pieces: RoadPieces, slowTo: number) {
    super(area, pieces)
    this.#slowTo = slowTo
  }

  protected override stretch(road: number, fromM: number, toM: number): void {
    this.hindrances.push({ road, fromM, toM, slowTo: this.#slowTo })
  }
}

function circle(lon: number, lat: number, radiusM: number): PolygonGeometry {
  const latDeg = radiusM / 111_195
  const lonDeg = latDeg / Math.cos((lat * Math.PI) / 180)
  const corners = Array.from({ length: 16 }, (_, index): LonLat => {
    const angle = (index * Math.PI) / 8
    return [lon + lonDeg * Math.cos(angle), lat + latDeg * Math.sin(angle)]
  })
  return { type: 'Polygon', coordinates: [[...corners, corners[0]!]] }
}
