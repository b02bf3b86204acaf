import { cellsApartM, cellsNear } from '../base/near.ts'
import type { Terrain } from '../water/terrain.ts'
import type { Hamlet } from './hamlets.ts'

/** A hamlet's houses stand within so far of its heart, m. */
const REACH_M = 480
/** Water that drives people out of a house, m. */
const DEEP_M = 0.3

export interface FloodArea {
  readonly hamlet: Hamlet
  /** Where houses stand in the water. */
  readonly homes: readonly number[]
  /** Those cells and the water between them. */
  readonly cells: readonly number[]
}

/**
 * The closest group of so many cells that the flood puts under water beside one of a village's hamlets, so that its
 * danger area holds little else. @returns undefined when no hamlet has so many
 */
export function floodArea(
  { frame, slope }: Terrain,
  water: Uint8Array,
  depthM: Float32Array,
  isBed: (cell: number) => boolean,
  hamlets: readonly Hamlet[],
  count: number,
): FloodArea | undefined {
  let found: (FloodArea & { widthM: number }) | undefined
  for (const hamlet of hamlets) {
    const around = [...cellsNear(frame, hamlet.cell, Math.max(REACH_M, 2.5 * frame.cellM))]
    const under = around.filter((cell) => (depthM[cell] as number) > 0)
    const sites = under.filter(
      (cell) =>
        (depthM[cell] as number) >= DEEP_M &&
        !isBed(cell) &&
        water[cell] !== 1 &&
        (slope[cell] as number) < 0.4,
    )
    for (const middle of sites) {
      const near = sites
        .map((cell) => ({ cell, apartM: cellsApartM(frame, cell, middle) }))
        .sort((a, b) => a.apartM - b.apartM || a.cell - b.cell)
      const widthM = near[count - 1]?.apartM
      if (widthM === undefined || (found && widthM >= found.widthM)) continue
      const cells = under.filter((cell) => cellsApartM(frame, cell, middle) <= widthM + frame.cellM)
      found = { hamlet, homes: near.slice(0, count).map(({ cell }) => cell), cells, widthM }
    }
  }
  return found
}
