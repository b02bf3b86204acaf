import { metresBetween } from '../../position/distance.ts'
import { orderByCell } from '../cell-points.ts'
import { cellOf, type Lattice } from '../lattice.ts'
import type { LonLat } from '../polygon/geometry.ts'

/** Roads cut at every border of a cell. Each piece is straight, lies in one cell, and knows where on its road it is. */
export interface RoadPieces {
  readonly count: number
  /** The pieces of cell c stand from start[c] to before start[c + 1]. */
  readonly start: Uint32Array
  /** Index of the road. */
  readonly road: Uint32Array
  /** Metres from the road's first position. */
  readonly fromM: Float64Array
  readonly toM: Float64Array
  /** Degrees. */
  readonly ax: Float64Array
  readonly ay: Float64Array
  readonly bx: Float64Array
  readonly by: Float64Array
}

/** O(segments + borders crossed + cells). The lattice must cover all lines. */
export function cutRoads(lattice: Lattice, lines: readonly (readonly LonLat[])[]): RoadPieces {
  const flat: number[] = []
  const cells: number[] = []
  lines.forEach((line, road) => {
    let passedM = 0
    for (let index = 1; index < line.length; index++) {
      const [a, b] = [line[index - 1]!, line[index]!]
      const lengthM = segmentM(a, b)
      const cuts = cutsOf(lattice, a, b)
      for (let cut = 1; cut < cuts.length; cut++) {
        const [t1, t2] = [cuts[cut - 1]!, cuts[cut]!]
        const [[ax, ay], [bx, by]] = [along(a, b, t1), along(a, b, t2)]
        flat.push(road, passedM + t1 * lengthM, passedM + t2 * lengthM, ax, ay, bx, by)
        cells.push(cellOf(lattice, (ax + bx) / 2, (ay + by) / 2))
      }
      passedM += lengthM
    }
  })
  const { start, order } = orderByCell(lattice.columns * lattice.rows, cells)
  const column = (at: number) => Float64Array.from(order, (index) => flat[7 * index + at]!)
  return {
    ...{ count: order.length, start, road: Uint32Array.from(column(0)) },
    ...{ fromM: column(1), toM: column(2) },
    ...{ ax: column(3), ay: column(4), bx: column(5), by: column(6) },
  }
}

export const segmentM = ([aLon, aLat]: LonLat, [bLon, bLat]: LonLat): number =>
  metresBetween({ lon: aLon, lat: aLat }, { lon: bLon, lat: bLat })

export const along = ([ax, ay]: LonLat, [bx, by]: LonLat, t: number): LonLat =>
  t === 1 ? [bx, by] : [ax + (bx - ax) * t, ay + (by - ay) * t]

/** 0, the fractions at which a segment crosses a border of cells, and 1, ascending. */
function cutsOf(
  { west, south, cellLonDeg, cellLatDeg }: Lattice,
  [ax, ay]: LonLat,
  [bx, by]: LonLat,
): number[] {
  const cuts = [0, 1]
  const cross = (a: number, b: number, origin: number, size: number) => {
    const [low, high] = a < b ? [a, b] : [b, a]
    for (let line = Math.ceil((low - origin) / size); origin + line * size < high; line++) {
      const t = (origin + line * size - a) / (b - a)
      if (t > 0 && t < 1) cuts.push(t)
    }
  }
  cross(ax, bx, west, cellLonDeg)
  cross(ay, by, south, cellLatDeg)
  return cuts.sort((a, b) => a - b)
}
