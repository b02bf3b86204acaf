/** A point of a trail: degrees WGS-84, and when the unit was there, epoch milliseconds. */
export interface TrailPoint {
  readonly lat: number
  readonly lon: number
  readonly atMs: number
}

export const TRAIL_MS = 30 * 60_000
/** Points closer in time than this are one point: at most 600 for a unit. */
const SPACING_MS = 3_000

/** Where each unit was in the last 30 minutes, oldest first. Bounded, however often fixes come. */
export class Trails {
  readonly #points = new Map<string, TrailPoint[]>()

  /** Adds a fix. One older than the last is put in its place. */
  add(unitId: string, point: TrailPoint): void {
    const points = this.#points.get(unitId) ?? []
    if (points.length === 0) this.#points.set(unitId, points)
    const [before, last] = [points.at(-2), points.at(-1)]
    if (!last || point.atMs > last.atMs) {
      // The end moves with the unit until it is far enough from the point before it.
      if (last && before && last.atMs - before.atMs < SPACING_MS) points.pop()
      points.push(point)
    } else if (point.atMs < last.atMs) {
      const at = points.findIndex(({ atMs }) => atMs >= point.atMs)
      if (points[at]?.atMs !== point.atMs) points.splice(at, 0, point)
    }
    const oldest = (points.at(-1)?.atMs ?? 0) - TRAIL_MS
    while (points[0] && points[0].atMs < oldest) points.shift()
  }

  /** What is in the last 30 minutes before `nowMs`. */
  of(unitId: string, nowMs: number): readonly TrailPoint[] {
    const points = this.#points.get(unitId) ?? []
    const first = points.findIndex(({ atMs }) => atMs >= nowMs - TRAIL_MS)
    return first === -1 ? [] : points.slice(first)
  }

  keepOnly(unitIds: ReadonlySet<string>): void {
    for (const unitId of this.#points.keys()) if (!unitIds.has(unitId)) this.#points.delete(unitId)
  }
}
