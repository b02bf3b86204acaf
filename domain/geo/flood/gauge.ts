import type { Place } from '../county.ts'

/** What a flood of rain depends on above a gauge. */
export interface Catchment {
  readonly areaKm2: number
  /** Length of the longest way of the water to the gauge, km. */
  readonly flowKm: number
  /** Fall of that way, m per m. */
  readonly slope: number
  /** Width of the channel at the gauge, m; null: not measured. */
  readonly channelM: number | null
}

export interface Gauge extends Place {
  /** null: not known, so a rainfall cannot be turned into a stage there. */
  readonly catchment: Catchment | null
}
