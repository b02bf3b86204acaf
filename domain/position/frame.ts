import type { UnitId } from '../ids.ts'

/** The layout is written down in docs/positions.md, with test vectors. */
export const FRAME_VERSION = 1
export const DELTA = 0
export const KEYFRAME = 1

/** The most units a frame's table may hold: a hostile one cannot make a reader grow without end. */
export const MAX_UNITS = 65_536
export const MAX_ID_LENGTH = 128

/** One degree in the steps that a frame counts: 1e-5 degrees, 1.1 m of latitude. */
export const STEPS_PER_DEGREE = 100_000
/** One metre a second in the steps that a frame counts. */
export const SPEED_STEPS = 4
export const HEADING_STEPS = 256
/** Ages are counted in these. */
export const AGE_STEP_MS = 100
/** In place of a battery's percentage: no longer known. */
export const BATTERY_UNKNOWN = 255

export const FLAG = { stale: 1, sos: 2, simulated: 4, heading: 8, speed: 16, battery: 32 } as const
export const ALL_FLAGS = 63

/** Where a unit is, as the viewers of an operation get it. Degrees WGS-84, metres a second, epoch milliseconds. */
export interface UnitPosition {
  readonly unitId: UnitId
  readonly lat: number
  readonly lon: number
  /** Clockwise from north, 0 to below 360; null: not known. */
  readonly headingDeg: number | null
  readonly speedMps: number | null
  /** 0 to 100. */
  readonly batteryPct: number | null
  readonly fixAtMs: number
  readonly stale: boolean
  readonly sos: boolean
  readonly simulated: boolean
}

/** What can be wrong with a frame. */
export type FrameFault =
  | 'truncated'
  | 'trailing-bytes'
  | 'unknown-version'
  | 'unknown-kind'
  | 'number-too-long'
  | 'too-many-units'
  | 'bad-unit-id'
  | 'repeated-unit-id'
  | 'no-such-unit'
  | 'unknown-flags'
  | 'place-out-of-range'
  | 'bad-battery'

/** Thrown inside the reader only; what reads a frame returns the fault as a value. */
export class FrameError extends Error {
  readonly fault: FrameFault
  constructor(fault: FrameFault) {
    super(`bad position frame: ${fault}`)
    this.name = 'FrameError'
    this.fault = fault
  }
}
