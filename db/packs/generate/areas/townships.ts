import { CellHeap } from '../../../../domain/geo/terrain/cell-heap.ts'
import { STEPS } from '../../../../domain/geo/terrain/grid.ts'
import { frame, type Frame } from '../base/frame.ts'
import { TOWNSHIPS, VILLAGES } from '../sketch/settlements.ts'
import type { Reach } from '../water/river-lines.ts'
import type { Terrain } from '../water/terrain.ts'
import { tidied } from './tidy.ts'

/** Which township each cell of a coarse grid belongs to: 1 + its place in TOWNSHIPS; 0 outside the county. */
export interface Labels {
  readonly frame: Frame
  readonly label: Uint8Array
}

const COARSE_SCALE = 4
/** A metre climbed counts as so many on the flat: borders run along ridges. */
const CLIMB = 12

/**
 * Shares the county out: every brook's catchment goes whole to the township from whose villages most of it is reached
 * with least toil, so that borders follow the watersheds.
 */
export function townshipLabels(
  ground: Terrain,
  inCounty: Uint8Array,
  reaches: readonly Reach[],
  sites: readonly number[],
): Labels {
  const coarse = frame(Math.max(COARSE_SCALE, ground.frame.scale))
  const factor = coarse.scale / ground.frame.scale
  const fine = (cell: number) => {
    const [column, row] = [cell % coarse.columns, Math.floor(cell / coarse.columns)]
    const middle = factor >> 1
    return (row * factor + middle) * ground.frame.columns + column * factor + middle
  }
  const heightM = Float32Array.from(
    { length: coarse.cells },
    (_, cell) => (ground.decimetres[fine(cell)] as number) / 10,
  )
  const inside = Uint8Array.from({ length: coarse.cells }, (_, cell) => inCounty[fine(cell)] as number)
  const coarseCell = (cell: number) =>
    Math.floor(Math.floor(cell / ground.frame.columns) / factor) * coarse.columns +
    Math.floor((cell % ground.frame.columns) / factor)
  const seeds = sites.map((cell, i) => ({
    cell: coarseCell(cell),
    label: 1 + TOWNSHIPS.findIndex(({ code }) => code === VILLAGES[i]?.township),
  }))
  const reached = leastToil(coarse, heightM, inside, seeds)
  const catchment = catchments(ground, reaches)
  const label = byCatchment(
    reached,
    Int32Array.from({ length: coarse.cells }, (_, cell) => catchment[fine(cell)] as number),
    seeds,
  )
  for (let cell = 0; cell < coarse.cells; cell += 1) if (inside[cell] !== 1) label[cell] = 0
  return { frame: coarse, label: tidied(coarse, label, seeds) }
}

export interface Seed {
  readonly cell: number
  readonly label: number
}

function leastToil(f: Frame, heightM: Float32Array, inside: Uint8Array, seeds: readonly Seed[]): Uint8Array {
  const toil = new Float64Array(f.cells).fill(Infinity)
  const label = new Uint8Array(f.cells)
  const heap = new CellHeap(4 * f.columns)
  for (const seed of seeds) {
    toil[seed.cell] = 0
    label[seed.cell] = seed.label
    heap.push(seed.cell, 0)
  }
  const done = new Uint8Array(f.cells)
  for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
    if (done[cell] === 1) continue
    done[cell] = 1
    for (const [east, south] of STEPS) {
      const next = cell + south * f.columns + east
      if (inside[next] !== 1) continue
      const lengthM = east !== 0 && south !== 0 ? f.cellM * Math.SQRT2 : f.cellM
      const climbM = Math.abs((heightM[next] as number) - (heightM[cell] as number))
      const total = (toil[cell] as number) + lengthM + CLIMB * climbM
      if (total >= (toil[next] as number)) continue
      toil[next] = total
      label[next] = label[cell] as number
      heap.push(next, total)
    }
  }
  return label
}

/** The reach to which each cell drains. */
function catchments({ frame: { cells }, drainage }: Terrain, reaches: readonly Reach[]): Int32Array {
  const ofStream = new Int32Array(cells).fill(-1)
  reaches.forEach((reach, index) => {
    for (const cell of reach.cells.slice(0, -1)) ofStream[cell] = index
  })
  return Int32Array.from(drainage, (cell) => (cell < 0 ? -1 : (ofStream[cell] as number)))
}

function byCatchment(reached: Uint8Array, catchment: Int32Array, seeds: readonly Seed[]): Uint8Array {
  const votes = new Map<number, Uint32Array>()
  reached.forEach((label, cell) => {
    const unit = catchment[cell] as number
    if (unit < 0) return
    const of = votes.get(unit) ?? new Uint32Array(TOWNSHIPS.length + 1)
    of[label] = (of[label] as number) + 1
    votes.set(unit, of)
  })
  const settled = new Map<number, Set<number>>()
  for (const { cell, label } of seeds) {
    const unit = catchment[cell] as number
    settled.set(unit, (settled.get(unit) ?? new Set()).add(label))
  }
  return reached.map((label, cell) => {
    const unit = catchment[cell] as number
    const living = settled.get(unit)
    if (unit < 0 || (living && living.size > 1)) return label
    if (living?.size === 1) return [...living][0] as number
    const of = votes.get(unit) as Uint32Array
    return of.indexOf(Math.max(...of))
  })
}
