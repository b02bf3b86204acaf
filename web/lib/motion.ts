import type { UnitPosition } from '../../domain/position/frame.ts'

/** How long a symbol takes to where it should be: one tick of the server. */
export const GLIDE_MS = 250
/** How long it goes on by speed and heading when nothing new comes. */
export const ONWARD_MS = 1_000
/** Further than this it jumps: gliding over a valley would show the unit where it never was. */
const JUMP_DEG = 0.01

const METRES_PER_DEGREE = 111_195
const RADIANS = Math.PI / 180

export interface Place {
  readonly lat: number
  readonly lon: number
}

/**
 * Where one unit's symbol is drawn between its fixes: it goes on by speed and heading for a second at most, and an
 * error that a new fix shows is worked off within one tick. So it moves evenly and is never far from a real fix.
 */
export class Motion {
  #fix: UnitPosition
  #tookAtMs: number
  #error: Place = { lat: 0, lon: 0 }

  constructor(fix: UnitPosition, nowMs: number) {
    this.#fix = fix
    this.#tookAtMs = nowMs
  }

  get fix(): UnitPosition {
    return this.#fix
  }

  /** Takes the next fix. The same one again (in a keyframe) changes no course. */
  take(fix: UnitPosition, nowMs: number): void {
    if (fix.fixAtMs === this.#fix.fixAtMs && fix.lat === this.#fix.lat && fix.lon === this.#fix.lon) {
      this.#fix = fix
      return
    }
    const drawn = this.at(nowMs)
    this.#fix = fix
    this.#tookAtMs = nowMs
    const error = { lat: drawn.lat - fix.lat, lon: drawn.lon - fix.lon }
    const jumps = Math.abs(error.lat) > JUMP_DEG || Math.abs(error.lon) > JUMP_DEG
    this.#error = jumps ? { lat: 0, lon: 0 } : error
  }

  at(nowMs: number): Place {
    const sinceMs = Math.max(0, nowMs - this.#tookAtMs)
    const left = Math.max(0, 1 - sinceMs / GLIDE_MS)
    const onward = onwardFrom(this.#fix, Math.min(sinceMs, ONWARD_MS))
    return { lat: onward.lat + this.#error.lat * left, lon: onward.lon + this.#error.lon * left }
  }

  /** Whether `at` still changes: a screen need not be drawn again when nothing on it does. */
  isMoving(nowMs: number): boolean {
    const sinceMs = nowMs - this.#tookAtMs
    if (sinceMs < GLIDE_MS && (this.#error.lat !== 0 || this.#error.lon !== 0)) return true
    return sinceMs < ONWARD_MS && goesOn(this.#fix)
  }
}

const goesOn = ({ speedMps, headingDeg, stale }: UnitPosition): boolean =>
  !stale && speedMps !== null && speedMps > 0 && headingDeg !== null

function onwardFrom(fix: UnitPosition, forMs: number): Place {
  const { lat, lon, speedMps, headingDeg } = fix
  if (!goesOn(fix) || speedMps === null || headingDeg === null) return { lat, lon }
  const degrees = (speedMps * forMs) / 1000 / METRES_PER_DEGREE
  const heading = headingDeg * RADIANS
  return {
    lat: lat + degrees * Math.cos(heading),
    lon: lon + (degrees * Math.sin(heading)) / Math.max(0.01, Math.cos(lat * RADIANS)),
  }
}
