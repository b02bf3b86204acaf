import type { ScriptedUnit } from './format.ts'
import { measure, pointAt } from './roads/line.ts'

/** Where a scripted unit is, how fast it moves and which way it looks. Degrees, metres a second. */
export interface DrivePosition {
  readonly lat: number
  readonly lon: number
  readonly headingDeg: number
  readonly speedMps: number
  /** It has a place to go to now: between the start and the end of a leg. */
  readonly moving: boolean
}

/**
 * The place of a scripted unit at T+ `exerciseMs`. Before its first leg it stands where that begins, between and after
 * legs where the last one ended. Speed and places are in exercise time, so a drill at 4x drives four times as fast.
 */
export function driveAt(unit: ScriptedUnit, exerciseMs: number): DrivePosition {
  const leg = unit.legs.findLast((each) => each.startMs <= exerciseMs) ?? unit.legs[0]
  if (!leg) throw new Error(`scripted unit ${unit.unitId} has no leg`)
  const line = measure(leg.waypoints)
  const speedMps = leg.speedKmh / 3.6
  const alongM = (Math.max(0, exerciseMs - leg.startMs) / 1000) * speedMps
  const moving = exerciseMs >= leg.startMs && alongM < line.lengthM
  return { ...pointAt(line, alongM), speedMps: moving ? speedMps : 0, moving }
}

/**
 * T+ in milliseconds when the unit ends its last leg.
 * @internal asked by tests of scenarios alone
 */
export function arrivesMs(unit: ScriptedUnit): number {
  const last = unit.legs.at(-1)
  return last ? last.startMs + (measure(last.waypoints).lengthM / (last.speedKmh / 3.6)) * 1000 : 0
}
