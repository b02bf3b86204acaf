import type { Place } from '../county.ts'
import type { RatingCurve } from './rating.ts'

/** What a flood of rain depends on above a gauge. */
export interface Catchment {
  readonly areaKm2: number
  /** Length of the longest way of the water to the gauge, km. */
  readonly flowKm: number
  /** Fall of that way, m per m: how soon the water comes, not how deep it runs. */
  readonly slope: number
  /** What the river at the gauge carries at each stage. */
  readonly rating: RatingCurve
}

export interface Gauge extends Place {
  /** null: not known, so a rainfall cannot be turned into a stage there. */
  readonly catchment: Catchment | null
}
