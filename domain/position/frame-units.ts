import type { UnitId } from '../ids.ts'
import { AGE_STEP_MS, HEADING_STEPS, SPEED_STEPS, STEPS_PER_DEGREE, type UnitPosition } from './frame.ts'

/** A position in the whole steps that a frame counts, so that writer and reader hold exactly the same. */
export interface SteppedPosition {
  readonly latSteps: number
  readonly lonSteps: number
  readonly headingSteps: number | null
  readonly speedSteps: number | null
  readonly batteryPct: number | null
  /** When it was measured, in tenths of a second since 1970. */
  readonly fixAtSteps: number
  readonly stale: boolean
  readonly sos: boolean
  readonly simulated: boolean
}

/** Tenths of a second since 1970. */
export const timeSteps = (ms: number): number => Math.floor(ms / AGE_STEP_MS)

/** Never -0, which would not survive the bytes. */
const inSteps = (degrees: number): number => Math.round(degrees * STEPS_PER_DEGREE) + 0

export function toSteps(position: UnitPosition): SteppedPosition {
  const { headingDeg, speedMps, batteryPct } = position
  return {
    latSteps: inSteps(position.lat),
    lonSteps: inSteps(position.lon),
    headingSteps: headingDeg === null ? null : Math.round((headingDeg * HEADING_STEPS) / 360) % HEADING_STEPS,
    speedSteps: speedMps === null ? null : Math.round(speedMps * SPEED_STEPS),
    batteryPct: batteryPct === null ? null : Math.round(batteryPct),
    fixAtSteps: timeSteps(position.fixAtMs),
    stale: position.stale,
    sos: position.sos,
    simulated: position.simulated,
  }
}

export function fromSteps(unitId: UnitId, stepped: SteppedPosition): UnitPosition {
  const { headingSteps, speedSteps } = stepped
  return {
    unitId,
    lat: stepped.latSteps / STEPS_PER_DEGREE,
    lon: stepped.lonSteps / STEPS_PER_DEGREE,
    headingDeg: headingSteps === null ? null : (headingSteps * 360) / HEADING_STEPS,
    speedMps: speedSteps === null ? null : speedSteps / SPEED_STEPS,
    batteryPct: stepped.batteryPct,
    fixAtMs: stepped.fixAtSteps * AGE_STEP_MS,
    stale: stepped.stale,
    sos: stepped.sos,
    simulated: stepped.simulated,
  }
}
