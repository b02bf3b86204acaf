export type LonLat = readonly [number, number]
type Rings = readonly (readonly LonLat[])[]

const BANDS = 256

/**
 * A polygon that is asked for many points: its edges lie in bands of latitude, so that a question looks at those of one
 * band alone. Even-odd rule; holes count.
 */
export class Area {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
  /** Of each band: x and y of both ends of each edge in it. */
  readonly #bands: number[][] = Array.from({ length: BANDS }, () => [])

  constructor(rings: Rings) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (const [x, y] of rings.flat()) {
      ;[west, east] = [Math.min(west, x), Math.max(east, x)]
      ;[south, north] = [Math.min(south, y), Math.max(north, y)]
    }
    ;[this.west, this.south, this.east, this.north] = [west, south, east, north]
    for (const ring of rings) {
      ring.slice(1).forEach(([bx, by], at) => {
        const [ax, ay] = ring[at] ?? [bx, by]
        const last = this.#bandOf(Math.max(ay, by))
        for (let band = this.#bandOf(Math.min(ay, by)); band <= last; band++) {
          this.#bands[band]?.push(ax, ay, bx, by)
        }
      })
    }
  }

  holds([x, y]: LonLat): boolean {
    if (x < this.west || x > this.east || y < this.south || y > this.north) return false
    const edges = this.#bands[this.#bandOf(y)] ?? []
    let inside = false
    for (let at = 0; at < edges.length; at += 4) {
      const [ax, ay] = [edges[at] as number, edges[at + 1] as number]
      const [bx, by] = [edges[at + 2] as number, edges[at + 3] as number]
      if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) inside = !inside
    }
    return inside
  }

  #bandOf(y: number): number {
    const share = (y - this.south) / (this.north - this.south || 1)
    return Math.min(BANDS - 1, Math.max(0, Math.floor(share * BANDS)))
  }
}
