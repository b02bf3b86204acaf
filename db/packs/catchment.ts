import type { Catchment } from '../../domain/geo/flood/gauge.ts'
import { fittedTo, type RainAndLevel } from '../../domain/geo/flood/rainfall.ts'
import { syntheticRating } from '../../domain/geo/flood/rating.ts'
import type { Pack } from './files.ts'
import { reachAt } from './reach.ts'
import type { WaterWays } from './water-ways.ts'

type Gauge = Pack['gauges']['features'][number]

/** How far a gauge may stand from the water that it measures. */
const REACH_M = 300
/** Flatter than this the formulas of runoff do not hold; a filled hollow would be. */
const LEAST_SLOPE = 0.001

/**
 * The land above a gauge and the river at it, read off the heights: of the stream within 300 m that most land drains to;
 * fitted to the pairs of rain and level that the gauge's plan takes for the same. @returns undefined: no stream is near
 */
export function catchmentAt(water: WaterWays, { properties, geometry }: Gauge): Catchment | undefined {
  const [lon, lat] = geometry.coordinates
  const cell = streamNear(water, lon, lat)
  if (cell === undefined) return undefined
  const { dem, spacing, drained, lengthM, source } = water
  const flowM = lengthM[cell] ?? 0
  const above = dem.decimetres[source[cell] ?? cell] ?? 0
  const fallM = (above - (dem.decimetres[cell] ?? 0)) / 10
  const catchment = {
    areaKm2: rounded(((drained[cell] ?? 0) * spacing.eastM * spacing.southM) / 1e6, 2),
    flowKm: rounded(flowM / 1000, 2),
    slope: rounded(Math.max(LEAST_SLOPE, flowM > 0 ? fallM / flowM : 0), 5),
    rating: syntheticRating(reachAt(water, cell)),
  }
  return fittedTo(catchment, pairsOf(properties))
}

/** Whoever is to leave at that rain is to leave at that level. */
function pairsOf({ rainThresholds, levelThresholds }: Gauge['properties']): RainAndLevel[] {
  if (!levelThresholds) return []
  const { prepareM, evacuateM } = levelThresholds
  return rainThresholds.flatMap(({ windowH: hours, prepareMm, evacuateMm }) => [
    { mm: prepareMm, hours, levelM: prepareM },
    { mm: evacuateMm, hours, levelM: evacuateM },
  ])
}

function streamNear(
  { dem, spacing, drained, stream }: WaterWays,
  lon: number,
  lat: number,
): number | undefined {
  const column = Math.floor((lon - dem.west) / dem.cellLonDeg)
  const row = Math.floor((dem.north - lat) / dem.cellLatDeg)
  const [across, down] = [Math.ceil(REACH_M / spacing.eastM), Math.ceil(REACH_M / spacing.southM)]
  let best: number | undefined
  for (let r = Math.max(0, row - down); r <= Math.min(dem.rows - 1, row + down); r += 1) {
    for (let c = Math.max(0, column - across); c <= Math.min(dem.columns - 1, column + across); c += 1) {
      const cell = r * dem.columns + c
      const awayM = Math.hypot((c - column) * spacing.eastM, (r - row) * spacing.southM)
      if (awayM > REACH_M || stream[cell] !== 1) continue
      if (best === undefined || (drained[cell] ?? 0) > (drained[best] ?? 0)) best = cell
    }
  }
  return best
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits
