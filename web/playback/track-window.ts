import type { UnitPosition } from '../../domain/position/frame.ts'
import { isStale } from '../../domain/position/stale.ts'
import type { TrackPiece } from './source.ts'

/** Between two fixes further apart than this a unit is not drawn as if it had moved evenly. */
const SMOOTH_MS = 60_000

/**
 * Where the units were at any instant of the pieces of track held: what was known when playback jumped there, and
 * the fixes read since. Between two near fixes a unit moves evenly.
 */
export class TrackWindow {
  readonly #staleAfterS: number
  readonly #fixes: Map<string, readonly UnitPosition[]>
  #untilMs: number

  /** Begins at an instant, from the last fix of each unit then. */
  constructor(staleAfterS: number, atMs: number, positions: readonly UnitPosition[]) {
    this.#staleAfterS = staleAfterS
    this.#fixes = new Map(positions.map((position) => [position.unitId, [position]]))
    this.#untilMs = atMs
  }

  /** Up to which instant the tracks have been read. */
  get untilMs(): number {
    return this.#untilMs
  }

  add({ fixes, toMs }: TrackPiece): void {
    for (const [unitId, fresh] of fixes) {
      const held = this.#fixes.get(unitId) ?? []
      const last = held.at(-1)?.fixAtMs ?? -Infinity
      const newer = fresh.filter(({ fixAtMs }) => fixAtMs > last)
      if (newer.length > 0) this.#fixes.set(unitId, [...held, ...newer])
    }
    this.#untilMs = Math.max(this.#untilMs, toMs)
  }

  /** Every unit as it stood at an instant not before the one it began at; older fixes are forgotten. */
  at(atMs: number): UnitPosition[] {
    const shown: UnitPosition[] = []
    for (const [unitId, fixes] of this.#fixes) {
      const next = fixes.findIndex(({ fixAtMs }) => fixAtMs > atMs)
      const index = (next === -1 ? fixes.length : next) - 1
      const fix = fixes[index]
      if (!fix) continue
      if (index > 0) this.#fixes.set(unitId, fixes.slice(index))
      const moved = between(fix, fixes[index + 1], atMs)
      shown.push({ ...moved, stale: isStale(fix.fixAtMs, atMs, this.#staleAfterS) })
    }
    return shown
  }
}

function between(fix: UnitPosition, next: UnitPosition | undefined, atMs: number): UnitPosition {
  if (!next || next.fixAtMs - fix.fixAtMs > SMOOTH_MS) return fix
  const part = (atMs - fix.fixAtMs) / (next.fixAtMs - fix.fixAtMs)
  const lat = fix.lat + (next.lat - fix.lat) * part
  const lon = fix.lon + (next.lon - fix.lon) * part
  return { ...fix, lat, lon, headingDeg: next.headingDeg ?? fix.headingDeg }
}
