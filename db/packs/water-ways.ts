import type { Downstream } from '../../domain/geo/terrain/flow-directions.ts'
import type { HeightGrid, Spacing } from '../../domain/geo/terrain/grid.ts'
import type { LongestFlow } from '../../domain/geo/terrain/longest-flow.ts'

/** Where the water of a county goes, cell by cell. */
export interface WaterWays extends LongestFlow {
  readonly dem: HeightGrid
  readonly spacing: Spacing
  readonly downstream: Downstream
  /** Cells that drain through each. */
  readonly drained: Int32Array
  /** 1: a stream. */
  readonly stream: Uint8Array
  /** Height above the nearest drainage, decimetres. */
  readonly handDm: Float32Array
}
