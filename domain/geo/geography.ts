import type { CutOffAnswer, FloodAnswer, ImpactAnswer, NearestAnswer, RouteAnswer } from './answers.ts'
import type { Words } from '../words.ts'
import { boundsOf, faultOfPoint, type CountyBounds } from './county-bounds.ts'
import type { CountyData, Place } from './county.ts'
import { extentOf } from './extent.ts'
import { NEAREST_KINDS } from './facility-kinds.ts'
import { answer, fault, under, type GeoResult } from './fault.ts'
import { floodAt } from './flood/flood.ts'
import { FOOTPRINT_ESTIMATE } from './flood/footprint.ts'
import { SPECKS_LEFT_OUT } from './flood/polygons.ts'
import { rainfallEstimate } from './flood/rainfall.ts'
import { countImpact, type Moving } from './impact/impact.ts'
import { indexImpact } from './impact/impact-index.ts'
import { latticeOver } from './lattice.ts'
import { areaOf } from './polygon/area.ts'
import type { PolygonGeometry } from './polygon/geometry.ts'
import { parsePolygon } from './polygon/polygon-input.ts'
import type * as ask from './questions.ts'
import { parseClosures } from './roads/checked-closures.ts'
import { cutOffBy } from './roads/cut-off.ts'
import { doorsOf } from './roads/doors.ts'
import { homesOf } from './roads/homes.ts'
import { goalsOf, nearestByRoad, type DrivenGoals, type Goal } from './roads/nearest-places.ts'
import { RoadNetwork } from './roads/network.ts'
import { cutRoads } from './roads/pieces.ts'
import { routesBetween } from './roads/routes.ts'
import { VEHICLE_SOURCE, type Vehicle } from './roads/vehicles.ts'

/** About the length of a hamlet: a polygon's edge then touches few people, and a county has some 30,000 cells. */
const CELL_M = 250

/** A unit where it is now, and what it drives. */
export interface DrivingUnit extends Place {
  readonly vehicle: Vehicle
}

/**
 * Answers from one version of a county's base data. Nothing is remembered between questions but indexes; what moves is
 * handed in with the question. Refusals are values. Not for two threads at once: searches share their arrays.
 */
export interface Geography {
  readonly bounds: CountyBounds
  /** People, places and roads inside a polygon that came from outside. */
  impact(question: ask.ImpactQuestion, moving: Moving): GeoResult<ImpactAnswer>
  /** The same for a polygon of our own making, a flood's: simple, of any size. */
  impactOf(geometry: PolygonGeometry, moving: Moving): ImpactAnswer
  route(question: ask.RouteQuestion): GeoResult<RouteAnswer>
  /** `shelter`, `warehouse` or a kind of facility. @param among instead of those of the base data: stores that hold pumps … */
  nearest(question: ask.NearestQuestion, among?: readonly Place[]): GeoResult<NearestAnswer>
  /** The units that can be at a place first, each in its own vehicle. */
  firstThere(question: ask.FirstThereQuestion, units: readonly DrivingUnit[]): GeoResult<NearestAnswer>
  cutOff(question: ask.CutOffQuestion): GeoResult<CutOffAnswer>
  flood(question: ask.FloodQuestion): GeoResult<FloodAnswer>
}

const joined = (a: Words, b: Words): Words => ({ zh: `${a.zh}；${b.zh}`, en: `${a.en}. ${b.en}` })

/** O(everything in the data × log), about a second for a county; once per version. */
export function makeGeography(data: CountyData): Geography {
  const county = areaOf(data.boundary)
  const lattice = latticeOver(extentOf(data, county.box), CELL_M)
  const bounds = boundsOf(county, lattice)
  const pieces = cutRoads(
    lattice,
    data.roads.map(({ line }) => line),
  )
  const index = indexImpact(lattice, data, pieces)
  const network = new RoadNetwork(lattice, data.roads, data.bridges, pieces)
  const doors = doorsOf(network, data)
  const homes = homesOf(data, doors)
  const goalsByKind = new Map<string, readonly Goal[]>()

  const about = (estimate: Words | null) => {
    const { version, date, source } = data
    return { version, date, source, estimate }
  }
  const closed = (inputs: ask.CutOffQuestion['closures']) => parseClosures(network, inputs, bounds)
  const goalsOfKind = (kind: string): readonly Goal[] => {
    const known = goalsByKind.get(kind) ?? goalsOf(network, placesOfKind(data, kind))
    if (known.length > 0) goalsByKind.set(kind, known)
    return known
  }
  const nearest = (
    { at, n, closures }: Pick<ask.NearestQuestion, 'at' | 'n' | 'closures'>,
    groups: readonly DrivenGoals[],
  ): GeoResult<NearestAnswer> => {
    const outside = faultOfPoint(bounds, at, 'at')
    if (outside) return outside
    const hindrances = closed(closures)
    if (!hindrances.ok) return hindrances
    const found = nearestByRoad(network, at, groups, n, hindrances.value)
    return found.ok ? answer({ about: about(VEHICLE_SOURCE), ...found.value }) : found
  }

  return {
    bounds,
    impact({ polygon }, moving) {
      const parsed = parsePolygon(polygon, bounds)
      if (!parsed.ok) return { ok: false, faults: parsed.faults.map((each) => under('polygon', each)) }
      const { geometry, lies } = parsed.value
      const partlyOutside = lies === 'partly'
      return answer({ about: about(null), partlyOutside, ...countImpact(index, geometry, moving) })
    },
    impactOf: (geometry, moving) => ({
      ...{ about: about(null), partlyOutside: false },
      ...countImpact(index, geometry, moving),
    }),
    route(question) {
      const { from, to } = question
      const outside = faultOfPoint(bounds, from, 'from') ?? faultOfPoint(bounds, to, 'to')
      if (outside) return outside
      const hindrances = closed(question.closures)
      if (!hindrances.ok) return hindrances
      const found = routesBetween(network, question, hindrances.value)
      return found.ok ? answer({ about: about(VEHICLE_SOURCE), ...found.value }) : found
    },
    nearest(question, among) {
      const { kind } = question
      const goals = among ? goalsOf(network, among) : goalsOfKind(kind)
      // Of a kind that is known there may be none in the county.
      if (!among && goals.length === 0 && !NEAREST_KINDS.includes(kind))
        return fault('unknown-kind', 'kind', { id: kind, known: NEAREST_KINDS.join(', ') })
      return nearest(question, [{ vehicle: question.vehicle, goals }])
    },
    firstThere(question, units) {
      const vehicles = [...new Set(units.map((unit) => unit.vehicle))]
      const groups = vehicles.map((vehicle) => {
        return {
          vehicle,
          goals: goalsOf(
            network,
            units.filter((unit) => unit.vehicle === vehicle),
          ),
        }
      })
      return nearest(question, groups)
    },
    cutOff({ vehicle, closures }) {
      const hindrances = closed(closures)
      if (!hindrances.ok) return hindrances
      return answer({ about: about(null), ...cutOffBy(network, doors, homes, vehicle, hindrances.value) })
    },
    flood(question) {
      const found = floodAt(data, question)
      if (!found.ok) return found
      const { rainfall } = found.value
      return answer({
        about: about(rainfall ? joined(FOOTPRINT, rainfallEstimate(rainfall.pairsFitted)) : FOOTPRINT),
        ...found.value,
      })
    },
  }
}

const FOOTPRINT = joined(FOOTPRINT_ESTIMATE, SPECKS_LEFT_OUT)

function placesOfKind({ shelters, warehouses, facilities }: CountyData, kind: string): readonly Place[] {
  if (kind === 'shelter') return shelters
  return kind === 'warehouse' ? warehouses : facilities.filter((facility) => facility.kind === kind)
}
