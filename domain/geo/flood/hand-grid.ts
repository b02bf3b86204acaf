import type { GridFrame } from '../terrain/grid.ts'

/** Height above the nearest drainage (domain/geo/terrain), cell by cell. */
export interface HandGrid extends GridFrame {
  /** Metres, never below 0; Infinity: no stream is reached. */
  readonly metres: Float32Array
  /** 1: a river's or lake's own bed, which is always under water. */
  readonly bed: Uint8Array
}
