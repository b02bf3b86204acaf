import type { Catchment } from '../../domain/geo/flood/gauge.ts'
import { accumulation } from '../../domain/geo/terrain/accumulation.ts'
import { flowDirections } from '../../domain/geo/terrain/flow-directions.ts'
import { NO_HEIGHT, type HeightGrid } from '../../domain/geo/terrain/grid.ts'
import { heightAboveDrainage } from '../../domain/geo/terrain/hand.ts'
import { longestFlow } from '../../domain/geo/terrain/longest-flow.ts'
import { priorityFlood } from '../../domain/geo/terrain/priority-flood.ts'
import { catchmentAt } from './catchment.ts'
import type { Pack } from './files.ts'

/** A stream begins where so much land drains to one place. */
const STREAM_FROM_KM2 = 0.5
const M_PER_DEGREE = 111_200

/** Height above the nearest drainage, on the grid of the heights: layer `hand`. */
export interface HandLayer extends Omit<HeightGrid, 'decimetres'> {
  /** Metres, to a decimetre; Infinity: no stream is reached. */
  readonly metres: Float32Array
}

export interface Derived {
  readonly hand: HandLayer
  /** By gauge, layer `catchments`; a gauge that stands at no stream has none. */
  readonly catchments: Readonly<Record<string, Catchment>>
}

/** What is computed from the heights, once, when a pack is loaded; null when it has none. */
export function derivedFrom({ dem, gauges }: Pick<Pack, 'dem' | 'gauges'>): Derived | null {
  if (!dem) return null
  const { decimetres, ...frame } = dem
  const flood = priorityFlood(dem, decimetres, NO_HEIGHT)
  const spacing = spacingOf(frame)
  const downstream = flowDirections(dem, flood, spacing)
  const drained = accumulation(downstream, flood.order)
  const cells = (STREAM_FROM_KM2 * 1e6) / (spacing.eastM * spacing.southM)
  const stream = Uint8Array.from(drained, (count) => (count >= cells ? 1 : 0))
  const { hand } = heightAboveDrainage(flood.filled, stream, downstream, flood.order)
  const water = { dem, spacing, drained, stream, ...longestFlow(dem, downstream, flood.order, spacing) }
  const catchments = gauges.features.flatMap(({ properties: { id }, geometry }) => {
    const catchment = catchmentAt(water, geometry.coordinates)
    return catchment ? [[id, catchment] as const] : []
  })
  return {
    hand: { ...frame, metres: Float32Array.from(hand, (above) => Math.round(above) / 10) },
    catchments: Object.fromEntries(catchments),
  }
}

/** Of the grid's middle; over a county the width of a cell changes by less than one in a hundred. */
function spacingOf({ north, rows, cellLatDeg, cellLonDeg }: Omit<HeightGrid, 'decimetres'>) {
  const latitude = ((north - (rows * cellLatDeg) / 2) * Math.PI) / 180
  return { eastM: cellLonDeg * M_PER_DEGREE * Math.cos(latitude), southM: cellLatDeg * M_PER_DEGREE }
}
