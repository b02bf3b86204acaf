import type { Catchment } from '../../domain/geo/flood/gauge.ts'
import { accumulation } from '../../domain/geo/terrain/accumulation.ts'
import { flowDirections } from '../../domain/geo/terrain/flow-directions.ts'
import { NO_HEIGHT, type HeightGrid } from '../../domain/geo/terrain/grid.ts'
import { LANDCOVER } from '../../domain/geo/terrain/landcover.ts'
import { heightAboveDrainage } from '../../domain/geo/terrain/hand.ts'
import { longestFlow } from '../../domain/geo/terrain/longest-flow.ts'
import { priorityFlood } from '../../domain/geo/terrain/priority-flood.ts'
import { catchmentAt } from './catchment.ts'
import type { Pack } from './files.ts'
import type { LandcoverGrid } from './rasters.ts'

/** A stream begins where so much land drains to one place. */
const STREAM_FROM_KM2 = 0.5
const M_PER_DEGREE = 111_200

/** Height above the nearest drainage, on the grid of the heights: layer `hand`. */
export interface HandLayer extends Omit<HeightGrid, 'decimetres'> {
  /** Metres, to a decimetre; Infinity: no stream is reached. */
  readonly metres: Float32Array
  /** 1: a stream, or water by the ground cover: always under water. */
  readonly bed: Uint8Array
}

export interface Derived {
  readonly hand: HandLayer
  /** By gauge, layer `catchments`; a gauge that stands at no stream has none. */
  readonly catchments: Readonly<Record<string, Catchment>>
}

/** What is computed from the heights, once, when a pack is loaded; null when it has none. */
export function derivedFrom({
  dem,
  landcover,
  gauges,
}: Pick<Pack, 'dem' | 'landcover' | 'gauges'>): Derived | null {
  if (!dem) return null
  const { decimetres, ...frame } = dem
  const flood = priorityFlood(dem, decimetres, NO_HEIGHT)
  const spacing = spacingOf(frame)
  const downstream = flowDirections(dem, flood, spacing)
  const drained = accumulation(downstream, flood.order)
  const cells = (STREAM_FROM_KM2 * 1e6) / (spacing.eastM * spacing.southM)
  const stream = Uint8Array.from(drained, (count) => (count >= cells ? 1 : 0))
  const { hand } = heightAboveDrainage(flood.filled, stream, downstream, flood.order)
  const longest = longestFlow(dem, downstream, flood.order, spacing)
  const water = { dem, spacing, downstream, drained, stream, handDm: hand, ...longest }
  const catchments = gauges.features.flatMap((gauge) => {
    const catchment = catchmentAt(water, gauge)
    return catchment ? [[gauge.properties.id, catchment] as const] : []
  })
  return {
    hand: {
      ...frame,
      metres: Float32Array.from(hand, (above) => Math.round(above) / 10),
      bed: bedOf(frame, stream, landcover),
    },
    catchments: Object.fromEntries(catchments),
  }
}

/** The ground cover may lie on a grid of its own: asked at the middle of each cell. */
function bedOf(frame: Omit<HeightGrid, 'decimetres'>, stream: Uint8Array, cover: LandcoverGrid | null) {
  if (!cover) return stream
  const water = LANDCOVER.indexOf('water') + 1
  return stream.map((isStream, cell) => {
    if (isStream === 1) return 1
    const lon = frame.west + ((cell % frame.columns) + 0.5) * frame.cellLonDeg
    const lat = frame.north - (Math.floor(cell / frame.columns) + 0.5) * frame.cellLatDeg
    const column = Math.floor((lon - cover.west) / cover.cellLonDeg)
    const row = Math.floor((cover.north - lat) / cover.cellLatDeg)
    if (column < 0 || row < 0 || column >= cover.columns || row >= cover.rows) return 0
    return cover.classes[row * cover.columns + column] === water ? 1 : 0
  })
}

/** Of the grid's middle; over a county the width of a cell changes by less than one in a hundred. */
function spacingOf({ north, rows, cellLatDeg, cellLonDeg }: Omit<HeightGrid, 'decimetres'>) {
  const latitude = ((north - (rows * cellLatDeg) / 2) * Math.PI) / 180
  return { eastM: cellLonDeg * M_PER_DEGREE * Math.cos(latitude), southM: cellLatDeg * M_PER_DEGREE }
}
