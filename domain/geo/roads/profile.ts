import type { RoadGraph } from './road-graph.ts'
import { VEHICLES, type Vehicle } from './vehicles.ts'

export type Measure = 'time' | 'distance'

/** Part of a road that is closed, or passed at a fraction of the usual speed. */
export interface Hindrance {
  readonly road: number
  readonly fromM: number
  readonly toM: number
  /** Of the usual speed, above 0 to 1; 0: closed. */
  readonly slowTo: number
}

/**
 * What the roads cost a kind of vehicle while nothing is closed. Costs are whole milliseconds or millimetres: sums of
 * whole numbers do not depend on their order, so two methods agree to the last digit.
 */
export interface Profile {
  readonly vehicle: Vehicle
  readonly measure: Measure
  /** By road. Infinity: too narrow. */
  readonly cost: Float64Array
  /** Bridges that do not carry it. */
  readonly closed: readonly Hindrance[]
}

export function profileOf(
  { roads, lengthM, bridges }: RoadGraph,
  vehicle: Vehicle,
  measure: Measure,
): Profile {
  const { kmh, weightT, needsM } = VEHICLES[vehicle]
  const cost = Float64Array.from(roads, (road, index) => {
    if (road.widthM < needsM) return Infinity
    return Math.round(lengthM[index]! * (measure === 'distance' ? 1000 : 3600 / kmh[road.class]))
  })
  const closed = bridges
    .filter(({ bridge }) => bridge.loadT < weightT)
    .map(({ road, fromM, toM }) => ({ road, fromM, toM, slowTo: 0 }))
  return { vehicle, measure, cost, closed }
}
