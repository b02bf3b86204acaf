import { accumulation } from '../../../../domain/geo/terrain/accumulation.ts'
import { flowDirections, type Downstream } from '../../../../domain/geo/terrain/flow-directions.ts'
import { heightAboveDrainage } from '../../../../domain/geo/terrain/hand.ts'
import { priorityFlood } from '../../../../domain/geo/terrain/priority-flood.ts'
import { streamOrder } from '../../../../domain/geo/terrain/stream-order.ts'
import type { Frame } from '../base/frame.ts'

/** A brook begins where so much ground drains. */
const BROOK_KM2 = 2

/** The finished ground and how water runs on it; every array on the frame's cells. */
export interface Terrain {
  readonly frame: Frame
  readonly decimetres: Int16Array
  readonly downstream: Downstream
  /** Cells, every one after the one it drains to. */
  readonly order: Int32Array
  readonly km2: Float32Array
  readonly stream: Uint8Array
  readonly strahler: Uint8Array
  /** Metres above the brook or river that each cell drains to, and that cell. */
  readonly handM: Float32Array
  readonly drainage: Int32Array
  /** Steepest fall or rise to a neighbour in the four directions, metres a metre. */
  readonly slope: Float32Array
}

export function terrain(frame: Frame, decimetres: Int16Array): Terrain {
  const flood = priorityFlood(frame, decimetres)
  const downstream = flowDirections(frame, flood, frame)
  const cellKm2 = (frame.cellM * frame.cellM) / 1e6
  const km2 = Float32Array.from(accumulation(downstream, flood.order), (cells) => cells * cellKm2)
  const stream = Uint8Array.from(km2, (drained) => (drained >= BROOK_KM2 ? 1 : 0))
  const { hand, drainage } = heightAboveDrainage(decimetres, stream, downstream, flood.order)
  return {
    frame,
    decimetres,
    downstream,
    order: flood.order,
    km2,
    stream,
    strahler: streamOrder(stream, downstream, flood.order),
    handM: hand.map((dm) => dm / 10),
    drainage,
    slope: slopes(frame, decimetres),
  }
}

function slopes({ columns, rows, cells, cellM }: Frame, decimetres: Int16Array): Float32Array {
  const slope = new Float32Array(cells)
  for (let row = 1; row < rows - 1; row += 1) {
    for (let cell = row * columns + 1; cell < (row + 1) * columns - 1; cell += 1) {
      const east = (decimetres[cell + 1] as number) - (decimetres[cell - 1] as number)
      const south = (decimetres[cell + columns] as number) - (decimetres[cell - columns] as number)
      slope[cell] = Math.sqrt(east * east + south * south) / (20 * cellM)
    }
  }
  return slope
}
