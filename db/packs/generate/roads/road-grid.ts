import { STEPS } from '../../../../domain/geo/terrain/grid.ts'
import { frame, type Frame } from '../base/frame.ts'
import type { Spot } from '../base/line.ts'
import type { Reach } from '../water/river-lines.ts'
import type { Terrain } from '../water/terrain.ts'
import { crossingSteps } from './crossings.ts'

/** The ground as road builders see it, on cells of 60 m or more, and the roads built so far. */
export interface RoadGrid {
  readonly frame: Frame
  readonly heightM: Float32Array
  /** 1: a lake, or beyond the county, where no road goes. */
  readonly closed: Uint8Array
  readonly sideSlope: Float32Array
  readonly crosses: Uint8Array
  /** For each cell and each of its eight steps the road that runs there, or -1. */
  readonly built: Int16Array
}

export const ROAD_SCALE = 2

/** From the ground's cells to those of the road grid. */
export const toRoadCell = (ground: Frame, roads: Frame, cell: number) => {
  const factor = roads.scale / ground.scale
  const [column, row] = [cell % ground.columns, Math.floor(cell / ground.columns)]
  return Math.floor(row / factor) * roads.columns + Math.floor(column / factor)
}

/** A spot of the ground's grid on the road grid. */
export const toRoadSpot = (ground: Frame, roads: Frame, [x, y]: Spot): Spot => {
  const factor = roads.scale / ground.scale
  return [(x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5]
}

export function roadGrid(
  ground: Terrain,
  lake: Uint8Array,
  reaches: readonly Reach[],
  insideOf: (f: Frame) => (cell: number) => boolean,
): RoadGrid {
  const f = frame(Math.max(ROAD_SCALE, ground.frame.scale))
  const inside = insideOf(f)
  const factor = f.scale / ground.frame.scale
  const heightM = new Float32Array(f.cells)
  const sideSlope = new Float32Array(f.cells)
  const closed = new Uint8Array(f.cells)
  for (let cell = 0; cell < f.cells; cell += 1) {
    if (!inside(cell)) closed[cell] = 1
    const first = Math.floor(cell / f.columns) * factor * ground.frame.columns + (cell % f.columns) * factor
    for (let dy = 0; dy < factor; dy += 1)
      for (let dx = 0; dx < factor; dx += 1) {
        const fine = first + dy * ground.frame.columns + dx
        heightM[cell] =
          (heightM[cell] as number) + (ground.decimetres[fine] as number) / (10 * factor * factor)
        sideSlope[cell] = Math.max(sideSlope[cell] as number, ground.slope[fine] as number)
        if (lake[fine] === 1) closed[cell] = 1
      }
  }
  const rivers = reaches.map(({ spots }) => spots.map((spot) => toRoadSpot(ground.frame, f, spot)))
  const built = new Int16Array(f.cells * STEPS.length).fill(-1)
  return { frame: f, heightM, sideSlope, closed, crosses: crossingSteps(f, rivers), built }
}
