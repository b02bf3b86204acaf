import { STEPS } from '../../../../domain/geo/terrain/grid.ts'
import { cellAt, type LonLat } from '../base/frame.ts'
import { best, cellsApartM, cellsNear } from '../base/near.ts'
import { ROADS, type PlannedRoad } from '../sketch/roads.ts'
import { leastCost } from './least-cost.ts'
import type { RoadGrid } from './road-grid.ts'

/** A place that must be on a road: a village or a hamlet. */
export interface Stop {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  /** On the road grid. */
  readonly cell: number
}

/** A stop nearer to a road than this needs none of its own. */
const NEAR_CELLS = 2
/** A place beyond the border lies within so much of it. */
const BORDER_M = 9000

/**
 * Builds the planned roads and then a township road to every stop that has none, each the cheapest on what was built before.
 * @returns the roads built; the grid's `built` holds their indexes
 */
export function buildRoads(grid: RoadGrid, stops: readonly Stop[]): PlannedRoad[] {
  const cellOf = new Map(stops.map(({ code, cell }) => [code, cell]))
  const roads: PlannedRoad[] = []
  for (const plan of ROADS) {
    const apartFrom = new Set(roads.flatMap((road, i) => (plan.apartFrom?.includes(road.number) ? [i] : [])))
    roads.push(plan)
    const cells = plan.stops.map((stop) =>
      typeof stop === 'string' ? cellOf.get(stop) : nearestOpen(grid, stop),
    )
    cells.slice(1).forEach((to, i) => {
      const from = cells[i]
      if (from === undefined || to === undefined) throw new Error(`road ${plan.number}: no such stop`)
      const way = leastCost({ grid, from, to, apartFrom })
      if (way) lay(grid, way, roads.length - 1)
    })
  }
  for (const stop of stops) {
    if (nearRoad(grid, stop.cell)) continue
    const way = leastCost({ grid, from: stop.cell, to: -1, arrived: (cell) => onRoad(grid, cell) })
    if (!way) continue
    const number = `Y${String(31 + roads.length).padStart(3, '0')}`
    const name = { zh: `${stop.name.zh.replace(/[村社区]+$/, '')}线`, en: `${stop.name.en} Road` }
    roads.push({ number, class: 'township', name, stops: [stop.code] })
    lay(grid, way, roads.length - 1)
  }
  return roads
}

/** The cell nearest to a place on which a road may run: for a place beyond the border, the border's. */
function nearestOpen({ frame: f, closed }: RoadGrid, place: LonLat): number | undefined {
  const cell = cellAt(f, place)
  if (closed[cell] === 0) return cell
  return best(cellsNear(f, cell, BORDER_M), (at) =>
    closed[at] === 0 ? -cellsApartM(f, at, cell) : -Infinity,
  )
}

function lay({ frame: f, built }: RoadGrid, way: readonly number[], road: number): void {
  way.slice(1).forEach((to, i) => {
    const from = way[i] as number
    const step = STEPS.findIndex(([dx, dy]) => from + dy * f.columns + dx === to)
    if (step < 0 || (built[from * 8 + step] as number) >= 0) return
    built[from * 8 + step] = road
    built[to * 8 + ((step + 4) % 8)] = road
  })
}

export const onRoad = ({ built }: RoadGrid, cell: number) => {
  for (let step = 0; step < 8; step += 1) if ((built[cell * 8 + step] as number) >= 0) return true
  return false
}

function nearRoad(grid: RoadGrid, cell: number): boolean {
  for (let dy = -NEAR_CELLS; dy <= NEAR_CELLS; dy += 1)
    for (let dx = -NEAR_CELLS; dx <= NEAR_CELLS; dx += 1)
      if (onRoad(grid, cell + dy * grid.frame.columns + dx)) return true
  return false
}
