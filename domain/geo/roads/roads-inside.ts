import type { Area } from '../polygon/area.ts'
import { contains } from '../polygon/contains.ts'
import type { CellVisitor } from '../polygon/scan.ts'
import type { RoadPieces } from './pieces.ts'

/** Clips roads to an area: pieces in inner cells whole, others where they cross its edges. */
export abstract class RoadsInside implements CellVisitor {
  readonly #area: Area
  readonly #pieces: RoadPieces

  constructor(area: Area, pieces: RoadPieces) {
    this.#area = area
    this.#pieces = pieces
  }

  /** Told of every stretch of road inside; stretches of one road come in any order and do not overlap. */
  protected abstract stretch(road: number, fromM: number, toM: number): void

  inner(from: number, to: number): void {
    const { start, road, fromM, toM } = this.#pieces
    for (let at = start[from]!; at < start[to]!; at++) this.stretch(road[at]!, fromM[at]!, toM[at]!)
  }

  crossed(cell: number, edges: Uint32Array): void {
    const { start } = this.#pieces
    for (let at = start[cell]!; at < start[cell + 1]!; at++) this.#clip(at, edges)
  }

  #clip(at: number, edges: Uint32Array): void {
    const { road, fromM, toM, ax, ay, bx, by } = this.#pieces
    const x = ax[at]!
    const y = ay[at]!
    const dx = bx[at]! - x
    const dy = by[at]! - y
    const lengthM = toM[at]! - fromM[at]!
    const cuts = this.#cutsOf(edges, x, y, dx, dy)
    let t1 = 0
    for (let cut = 0; cut <= cuts.length; cut++) {
      const t2 = cut < cuts.length ? cuts[cut]! : 1
      const middle = (t1 + t2) / 2
      if (contains(this.#area, x + dx * middle, y + dy * middle)) {
        this.stretch(road[at]!, fromM[at]! + t1 * lengthM, fromM[at]! + t2 * lengthM)
      }
      t1 = t2
    }
  }

  /** The fractions of a piece at which edges cross it, ascending. Most pieces are crossed by none. */
  #cutsOf(edges: Uint32Array, x: number, y: number, dx: number, dy: number): number[] {
    const { ax, ay, bx, by } = this.#area
    let cuts = NONE
    for (let index = 0; index < edges.length; index++) {
      const edge = edges[index]!
      const px = ax[edge]! - x
      const py = ay[edge]! - y
      const qx = bx[edge]! - x
      const qy = by[edge]! - y
      // On which side of the piece's line the edge begins and ends: no crossing when both are the same.
      const begins = dx * py - dy * px
      const ends = dx * qy - dy * qx
      if ((begins > 0 && ends > 0) || (begins < 0 && ends < 0)) continue
      const turn = ends - begins
      // Parallel: whatever they share, the middle of a stretch decides.
      if (turn === 0) continue
      const t = (px * (qy - py) - py * (qx - px)) / turn
      if (t <= 0 || t >= 1) continue
      if (cuts === NONE) cuts = [t]
      else cuts.push(t)
    }
    return cuts.length > 1 ? cuts.sort((a, b) => a - b) : cuts
  }
}

/** Shared, so that a piece without cuts costs no array. Never written to. */
const NONE: number[] = []
