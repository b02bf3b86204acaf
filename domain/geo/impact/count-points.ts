import { sortByCell, type CellPoints } from '../cell-points.ts'
import type { Lattice } from '../lattice.ts'
import type { Area } from '../polygon/area.ts'
import { contains } from '../polygon/contains.ts'
import type { CellVisitor } from '../polygon/scan.ts'

interface AtPoint {
  readonly lon: number
  readonly lat: number
}

/** Things that stand at points, sorted by cell. */
export interface PointIndex<T extends AtPoint> {
  readonly things: readonly T[]
  readonly points: CellPoints
}

/** O(things + cells). The lattice must cover all things. */
export function indexPoints<T extends AtPoint>(lattice: Lattice, things: readonly T[]): PointIndex<T> {
  const lons = things.map(({ lon }) => lon)
  const lats = things.map(({ lat }) => lat)
  return { things, points: sortByCell(lattice, lons, lats) }
}

/** Finds the things inside an area. */
export class PointsInside<T extends AtPoint> implements CellVisitor {
  readonly #found: number[] = []
  readonly #area: Area
  readonly #index: PointIndex<T>

  constructor(area: Area, index: PointIndex<T>) {
    this.#area = area
    this.#index = index
  }

  /** In the order in which they were given. */
  get things(): T[] {
    return this.#found.sort((a, b) => a - b).map((index) => this.#index.things[index]!)
  }

  inner(from: number, to: number): void {
    const { start, order } = this.#index.points
    for (let at = start[from]!; at < start[to]!; at++) this.#found.push(order[at]!)
  }

  crossed(cell: number): void {
    const { start, order, lon, lat } = this.#index.points
    for (let at = start[cell]!; at < start[cell + 1]!; at++) {
      if (contains(this.#area, lon[at]!, lat[at]!)) this.#found.push(order[at]!)
    }
  }
}
