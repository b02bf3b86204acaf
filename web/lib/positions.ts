import type { UnitPosition } from '../../domain/position/frame.ts'
import { FrameReader, type FrameOutcome } from '../../domain/position/frame-reader.ts'
import { ageS, DEFAULT_STALE_AFTER_S, isStale } from '../../domain/position/stale.ts'
import { Motion, type Place } from './motion.ts'
import { Trails, type TrailPoint } from './trails.ts'

/** A unit as it is drawn now: `lat` and `lon` are smoothed, all else is of its last fix. */
export interface ShownPosition extends UnitPosition {
  /** Seconds since the fix was measured, by the server's clock. */
  readonly ageS: number
}

export interface LivePositionsOptions {
  /** The county's limit; the same rule as on the server. */
  readonly staleAfterS?: number
  /** False when the viewer asked for reduced motion: symbols stand where the last fix was. */
  readonly smooth?: boolean
}

/**
 * Where the units of one operation are drawn, from the frames of docs/positions.md. Knows no framework and no clock:
 * every instant is handed in as epoch milliseconds by the server's clock.
 */
export class LivePositions {
  readonly #reader = new FrameReader()
  readonly #motions = new Map<string, Motion>()
  readonly #trails = new Trails()
  readonly #staleAfterS: number
  readonly #smooth: boolean

  constructor({ staleAfterS = DEFAULT_STALE_AFTER_S, smooth = true }: LivePositionsOptions = {}) {
    this.#staleAfterS = staleAfterS
    this.#smooth = smooth
  }

  /** Takes one frame as it came. What does not fit is waited out until the next keyframe. */
  receive(bytes: Uint8Array, nowMs: number): FrameOutcome {
    const outcome = this.#reader.read(bytes)
    if (outcome.is === 'applied') this.take(outcome.changed, outcome.keyframe, nowMs)
    return outcome
  }

  /** Takes positions that somebody else has read from a frame; `all`: whoever is not among them is gone. */
  take(changed: readonly UnitPosition[], all: boolean, nowMs: number): void {
    for (const position of changed) {
      const motion = this.#motions.get(position.unitId)
      if (motion) motion.take(position, nowMs)
      else this.#motions.set(position.unitId, new Motion(position, nowMs))
      this.#trails.add(position.unitId, { lat: position.lat, lon: position.lon, atMs: position.fixAtMs })
    }
    if (!all) return
    const present = new Set<string>(changed.map(({ unitId }) => unitId))
    for (const unitId of this.#motions.keys()) if (!present.has(unitId)) this.#motions.delete(unitId)
    this.#trails.keepOnly(present)
  }

  /** The units of which a place is known. */
  ids(): string[] {
    return [...this.#motions.keys()]
  }

  /** A unit as it is to be drawn at an instant. */
  get(unitId: string, nowMs: number): ShownPosition | undefined {
    const motion = this.#motions.get(unitId)
    return motion && this.#shown(motion, nowMs)
  }

  /** Whether anything drawn at `nowMs` will have moved a moment later: else no animation frame is needed. */
  isMoving(nowMs: number): boolean {
    if (!this.#smooth) return false
    for (const motion of this.#motions.values()) if (motion.isMoving(nowMs)) return true
    return false
  }

  /** The last 30 minutes of a unit, oldest first, ending where it is drawn. */
  trail(unitId: string, nowMs: number): readonly TrailPoint[] {
    const motion = this.#motions.get(unitId)
    const points = this.#trails.of(unitId, nowMs)
    const end = points.at(-1)
    if (!motion || !end) return points
    return [...points.slice(0, -1), { ...this.#placeOf(motion, nowMs), atMs: end.atMs }]
  }

  /** Adds what a unit's track held before this screen looked (`GET …/tracks`). */
  addTrail(unitId: string, points: Iterable<TrailPoint>): void {
    for (const point of points) this.#trails.add(unitId, point)
  }

  #shown(motion: Motion, nowMs: number): ShownPosition {
    const { fix } = motion
    return {
      ...fix,
      ...this.#placeOf(motion, nowMs),
      stale: fix.stale || isStale(fix.fixAtMs, nowMs, this.#staleAfterS),
      ageS: ageS(fix.fixAtMs, nowMs),
    }
  }

  #placeOf(motion: Motion, nowMs: number): Place {
    return this.#smooth ? motion.at(nowMs) : { lat: motion.fix.lat, lon: motion.fix.lon }
  }
}
