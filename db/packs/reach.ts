import type { Reach } from '../../domain/geo/flood/rating.ts'
import { STEPS } from '../../domain/geo/terrain/grid.ts'
import type { WaterWays } from './water-ways.ts'

/** So far up and down the river from a gauge its valley tells what it carries, m. */
const EACH_WAY_M = 1_000
/** Flatter than this Manning does not hold; a filled hollow would be. */
const LEAST_SLOPE = 0.001
/** Ground above the deepest stage that may be asked for tells nothing. */
const HIGHEST_DM = 500

/** The stretch of river around one of its cells, and the ground that drains straight to it. */
export function reachAt(water: WaterWays, cell: number): Reach {
  const { dem, spacing, handDm } = water
  const down = followed(water, cell, (at) => water.downstream[at] ?? -1)
  const up = followed(water, cell, (at) => mainBrook(water, at))
  const stepsM = down.lengthM + up.lengthM
  const fallM = ((dem.decimetres[up.end] ?? 0) - (dem.decimetres[down.end] ?? 0)) / 10
  const river = new Set([...down.cells, ...up.cells])
  const ground = drainingTo(water, river)
  return {
    // As many cells as there are, each as long as a step: one more than there are steps.
    lengthM: river.size > 1 ? (stepsM * river.size) / (river.size - 1) : spacing.southM,
    slope: Math.max(LEAST_SLOPE, stepsM > 0 ? fallM / stepsM : 0),
    cellM2: spacing.eastM * spacing.southM,
    handM: ground.map((at) => (handDm[at] ?? 0) / 10),
    steepness: ground.map((at) => steepness(water, at)),
  }
}

function followed(water: WaterWays, from: number, next: (cell: number) => number) {
  const cells = [from]
  let [lengthM, end] = [0, from]
  for (let to = next(end); to >= 0; to = next(end)) {
    const stepM = apartM(water, end, to)
    if (lengthM + stepM > EACH_WAY_M) break
    lengthM += stepM
    cells.push(to)
    end = to
  }
  return { cells, lengthM, end }
}

/** The stream cell above with the most land; −1 at a spring. */
function mainBrook(water: WaterWays, cell: number): number {
  let best = -1
  for (const above of drainInto(water, cell)) {
    if (water.stream[above] !== 1) continue
    if (best < 0 || (water.drained[above] ?? 0) > (water.drained[best] ?? 0)) best = above
  }
  return best
}

/** The cells of the river themselves, and all that come to them over no other stream. */
function drainingTo(water: WaterWays, river: ReadonlySet<number>): number[] {
  const found = [...river]
  for (const cell of found) {
    for (const above of drainInto(water, cell)) {
      if (water.stream[above] !== 1 && (water.handDm[above] ?? 0) < HIGHEST_DM) found.push(above)
    }
  }
  return found
}

function* drainInto({ dem: { columns, rows }, downstream }: WaterWays, cell: number): Generator<number> {
  const [column, row] = [cell % columns, Math.floor(cell / columns)]
  for (const [dx, dy] of STEPS) {
    const [x, y] = [column + dx, row + dy]
    if (x < 0 || y < 0 || x >= columns || y >= rows) continue
    const above = y * columns + x
    if (downstream[above] === cell) yield above
  }
}

/** From one cell to the one that it drains to, m per m. */
function steepness(water: WaterWays, cell: number): number {
  const to = water.downstream[cell] ?? -1
  if (to < 0 || water.stream[cell] === 1) return 0
  const { decimetres } = water.dem
  return Math.max(0, (decimetres[cell] ?? 0) - (decimetres[to] ?? 0)) / 10 / apartM(water, cell, to)
}

const apartM = ({ dem: { columns }, spacing: { eastM, southM } }: WaterWays, a: number, b: number): number =>
  Math.hypot(
    ((a % columns) - (b % columns)) * eastM,
    (Math.floor(a / columns) - Math.floor(b / columns)) * southM,
  )
