import type { Area } from '../polygon/area.ts'
import { containsAmong } from '../polygon/contains.ts'
import type { CellVisitor } from '../polygon/scan.ts'
import type { RoadPieces } from './pieces.ts'

/** Told of every stretch of road inside an area; stretches of one road come in any order and do not overlap. */
export type OnStretch = (road: number, fromM: number, toM: number) => void

/** Clips roads to an area: pieces in inner cells whole, others where they cross its edges. */
export class RoadsInside implements CellVisitor {
  readonly #area: Area
  readonly #pieces: RoadPieces
  readonly #onStretch: OnStretch

  constructor(area: Area, pieces: RoadPieces, onStretch: OnStretch) {
    this.#area = area
    this.#pieces = pieces
    this.#onStretch = onStretch
  }

  inner(from: number, to: number): void {
    const { start, road, fromM, toM } = this.#pieces
    for (let at = start[from]!; at < start[to]!; at++) this.#onStretch(road[at]!, fromM[at]!, toM[at]!)
  }

  crossed(cell: number, edges: Uint32Array, count: number): void {
    const { start, road, fromM, toM, ax, ay, bx, by } = this.#pieces
    for (let at = start[cell]!; at < start[cell + 1]!; at++) {
      const [x, y, dx, dy] = [ax[at]!, ay[at]!, bx[at]! - ax[at]!, by[at]! - ay[at]!]
      const cuts = this.#cutsOf(edges, count, x, y, dx, dy)
      const lengthM = toM[at]! - fromM[at]!
      for (let cut = 1; cut < cuts.length; cut++) {
        const [t1, t2] = [cuts[cut - 1]!, cuts[cut]!]
        const middle = (t1 + t2) / 2
        if (!containsAmong(this.#area, edges, count, x + dx * middle, y + dy * middle)) continue
        this.#onStretch(road[at]!, fromM[at]! + t1 * lengthM, fromM[at]! + t2 * lengthM)
      }
    }
  }

  /** 0, the fractions of a piece at which edges cross it, and 1, ascending. */
  #cutsOf(edges: Uint32Array, count: number, x: number, y: number, dx: number, dy: number): number[] {
    const { ax, ay, bx, by } = this.#area
    const cuts = [0, 1]
    for (let index = 0; index < count; index++) {
      const edge = edges[index]!
      const [ex, ey] = [bx[edge]! - ax[edge]!, by[edge]! - ay[edge]!]
      const turn = dx * ey - dy * ex
      // Parallel: whatever they share, the middle of a stretch decides.
      if (turn === 0) continue
      const [px, py] = [ax[edge]! - x, ay[edge]! - y]
      const t = (px * ey - py * ex) / turn
      const s = (px * dy - py * dx) / turn
      if (t > 0 && t < 1 && s >= 0 && s <= 1) cuts.push(t)
    }
    return cuts.length > 2 ? cuts.sort((a, b) => a - b) : cuts
  }
}
