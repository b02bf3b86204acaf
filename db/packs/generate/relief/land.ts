import type { Frame } from '../base/frame.ts'

/** A surface under erosion and what drives it; every array on the frame's cells. */
export interface Land {
  readonly frame: Frame
  /** Heights, metres. */
  readonly heightM: Float32Array
  /** Uplift, metres a year. */
  readonly upliftMpy: Float32Array
  /** How readily the rock gives way, per year (K of the stream-power law for m = 0.5, n = 1). */
  readonly erodibility: Float32Array
}
