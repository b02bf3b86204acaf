import { cellsNear } from '../base/near.ts'
import type { Terrain } from '../water/terrain.ts'

/** How gladly people would live in a cell: 1 at best, 0 or less not at all. */
export type Habitable = Float32Array

const STEEPEST = 0.42

/** Gentle ground a few metres above a brook, not in it, and not far up the mountain. */
export function habitable(ground: Terrain, water: Uint8Array): Habitable {
  const { frame, slope, handM, decimetres } = ground
  const score = new Float32Array(frame.cells)
  for (let cell = 0; cell < frame.cells; cell += 1) {
    const [hand, steep] = [handM[cell] as number, slope[cell] as number]
    if (water[cell] === 1 || hand < 2.5 || steep > STEEPEST) continue
    const gentle = 1 - steep / STEEPEST
    const low = hand < 30 ? 1 : Math.max(0, 1 - (hand - 30) / 420)
    const mild = Math.max(0.15, 1 - (decimetres[cell] as number) / 18_000)
    score[cell] = gentle * gentle * (0.2 + 0.8 * low) * mild
  }
  return score
}

/** The mean of a cell's surroundings: room for a village or a town. */
export function roomAround(ground: Terrain, score: Habitable, cell: number, metres: number): number {
  let [sum, count] = [0, 0]
  for (const near of cellsNear(ground.frame, cell, metres)) {
    sum += score[near] as number
    count += 1
  }
  return count === 0 ? 0 : sum / count
}
