import type { Random } from '../base/random.ts'
import { best, cellsApartM, cellsNear } from '../base/near.ts'
import type { Names } from '../sketch/names.ts'
import type { Terrain } from '../water/terrain.ts'
import type { Habitable } from './habitable.ts'
import type { Village } from './villages.ts'

export interface Hamlet {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly village: Village
  readonly cell: number
}

/** So many houses stand on a 30 m cell: by a river they stand close, in a town above each other. */
export const HOUSES = { village: 2, riverside: 3, town: 9 }

const REACH_M = 2300
const APART_M = 330

/** A village's hamlets: the first at its heart, the others up and down the valley and on the slopes. */
export function hamlets(
  ground: Terrain,
  score: Habitable,
  townshipOf: (cell: number) => string | undefined,
  villages: readonly Village[],
  chance: Random,
  names: Names,
): Hamlet[] {
  const all: Hamlet[] = villages.map((village) =>
    named(village, 1, village.cell, { zh: '中心组', en: 'Centre Group' }),
  )
  for (const village of villages) {
    const wanted = Math.min(9, 4 + Math.floor(village.population / 1500))
    for (let number = 2; number <= wanted; number += 1) {
      const free = (at: number) =>
        townshipOf(at) === village.township &&
        (score[at] as number) > 0.02 &&
        all.every((other) => cellsApartM(ground.frame, other.cell, at) >= APART_M)
      const far = (at: number) => cellsApartM(ground.frame, at, village.cell) / REACH_M
      const cell = best([...cellsNear(ground.frame, village.cell, REACH_M)].filter(sparse), (at) =>
        free(at) ? (score[at] as number) * (0.3 + chance.share()) - 0.12 * far(at) : -Infinity,
      )
      if (cell !== undefined) all.push(named(village, number, cell, names.place()))
    }
  }
  return all.sort((a, b) => (a.code < b.code ? -1 : 1))
  function sparse(cell: number): boolean {
    return ground.frame.scale > 2 || cell % 7 === 0
  }
}

const named = (village: Village, number: number, cell: number, name: Hamlet['name']): Hamlet => ({
  code: village.code + String(number).padStart(3, '0'),
  name,
  village,
  cell,
})
