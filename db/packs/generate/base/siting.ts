import { degrees, latOf, lonOf, type LonLat } from './frame.ts'
import { best, cellsApartM, cellsNear } from './near.ts'
import type { Random } from './random.ts'
import type { Terrain } from '../water/terrain.ts'
import type { Habitable } from '../people/habitable.ts'

/** Finds free ground for what a county builds; no two things stand on one cell. */
export interface Siting {
  /** The best free cell near another, at least and at most so far away. */
  near(cell: number, fromM: number, toM: number): number
  /** That cell as a place. */
  place(cell: number, fromM: number, toM: number): LonLat
}

export function siting(
  ground: Terrain,
  score: Habitable,
  allowed: (cell: number, like: number) => boolean,
  chance: Random,
): Siting {
  const taken = new Set<number>()
  const near = (heart: number, fromM: number, toM: number) => {
    const reachM = Math.max(toM, 3 * ground.frame.cellM)
    const found = best(cellsNear(ground.frame, heart, reachM), (cell) => {
      const apart = cellsApartM(ground.frame, cell, heart)
      if (taken.has(cell) || apart < fromM || (score[cell] as number) <= 0.05 || !allowed(cell, heart))
        return -Infinity
      return (score[cell] as number) + chance.share() * 0.6 - apart / (4 * reachM)
    })
    const cell = found ?? heart
    taken.add(cell)
    return cell
  }
  return { near, place: (cell, fromM, toM) => centreOf(ground, near(cell, fromM, toM)) }
}

export const centreOf = ({ frame }: Terrain, cell: number): LonLat => [
  degrees(lonOf(frame, cell % frame.columns)),
  degrees(latOf(frame, Math.floor(cell / frame.columns))),
]
