import { CellHeap } from '../../../../domain/geo/terrain/cell-heap.ts'
import { STEPS } from '../../../../domain/geo/terrain/grid.ts'
import { cellsApartM } from '../base/near.ts'
import type { RoadGrid } from './road-grid.ts'

/** What a road costs, in metres of easy road. */
const BRIDGE_M = 420
const REUSE = 0.3
const EASY_GRADE = 0.045
const STEEP_GRADE = 0.09

export interface Search {
  readonly grid: RoadGrid
  readonly from: number
  /** The cell to reach; or, when -1, any cell for which `arrived` is true. */
  readonly to: number
  readonly arrived?: (cell: number) => boolean
  /** Roads whose steps may not be used. */
  readonly apartFrom?: ReadonlySet<number>
}

/** The cells of the cheapest road between two places (A*); undefined when there is none. */
export function leastCost({ grid, from, to, arrived, apartFrom }: Search): number[] | undefined {
  const { frame: f } = grid
  const cost = new Map<number, number>([[from, 0]])
  const before = new Map<number, number>()
  const done = new Set<number>()
  const heap = new CellHeap(1 << 12)
  const left = (cell: number) => (to < 0 ? 0 : REUSE * cellsApartM(f, cell, to))
  heap.push(from, left(from))
  for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
    if (cell === to || (to < 0 && arrived?.(cell))) return wayBack(before, cell)
    if (done.has(cell)) continue
    done.add(cell)
    for (let step = 0; step < 8; step += 1) {
      const [dx, dy] = STEPS[step] as readonly [number, number]
      const [column, row] = [(cell % f.columns) + dx, Math.floor(cell / f.columns) + dy]
      if (column < 1 || row < 1 || column >= f.columns - 1 || row >= f.rows - 1) continue
      const next = row * f.columns + column
      const total = (cost.get(cell) as number) + stepCost(grid, cell, step, next, apartFrom)
      if (total >= (cost.get(next) ?? Infinity)) continue
      cost.set(next, total)
      before.set(next, cell)
      heap.push(next, total + left(next))
    }
  }
  return undefined
}

function stepCost(
  grid: RoadGrid,
  cell: number,
  step: number,
  next: number,
  apartFrom?: ReadonlySet<number>,
): number {
  const { frame: f, heightM, sideSlope, closed, crosses, built } = grid
  if (closed[next] === 1) return Infinity
  const diagonal = step % 2 === 1
  const lengthM = diagonal ? f.cellM * Math.SQRT2 : f.cellM
  const road = built[cell * 8 + step] as number
  if (road >= 0) return apartFrom?.has(road) ? Infinity : REUSE * lengthM
  if (diagonal && crossesDiagonal(grid, cell, step)) return Infinity
  const grade = Math.abs((heightM[next] as number) - (heightM[cell] as number)) / lengthM
  const easy = (grade / EASY_GRADE) * (grade / EASY_GRADE)
  const steep = Math.max(0, grade - STEEP_GRADE) * 150
  const side = sideSlope[next] as number
  const water = ((crosses[cell] as number) >> step) & 1
  const wet = crosses[next] === 0 ? 1 : 1.6
  return lengthM * wet * (1 + 0.5 * easy + steep + 3 * side * side) + water * BRIDGE_M
}

/** Whether a diagonal step would cut across a road on the other diagonal without meeting it. */
function crossesDiagonal({ frame: f, built }: RoadGrid, cell: number, step: number): boolean {
  const [dx] = STEPS[step] as readonly [number, number]
  // From the cell beside, the other diagonal is two steps on round the compass: east-going ones turn by one step of row.
  const other = step === 1 ? 7 : step === 7 ? 1 : step === 3 ? 5 : 3
  const start = other === 7 || other === 5 ? cell + f.columns : cell - f.columns
  return dx !== 0 && (built[start * 8 + other] as number) >= 0
}

function wayBack(before: ReadonlyMap<number, number>, end: number): number[] {
  const way = [end]
  for (let cell = before.get(end); cell !== undefined; cell = before.get(cell)) way.push(cell)
  return way.reverse()
}
