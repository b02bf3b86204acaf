import type { Random } from '../base/random.ts'
import { cellsApartM } from '../base/near.ts'
import type { Names } from '../sketch/names.ts'
import { TOWNSHIPS, VILLAGES } from '../sketch/settlements.ts'
import type { Terrain } from '../water/terrain.ts'
import { roomAround, type Habitable } from './habitable.ts'

export interface Village {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly township: string
  readonly cell: number
  readonly population: number
  readonly households: number
  readonly vulnerable: number
  readonly atRiskPopulation: number
  readonly atRiskVulnerable: number
}

/** The township of drill 1 has its villages already; each other one gets so many more. */
const COMPLETE = '990101101'
const MORE = 10
const APART_M = [2400, 1900, 1400, 1000]

/** The sketched villages and, on the best ground left over in each township, new ones. */
export function villages(
  ground: Terrain,
  score: Habitable,
  townshipOf: (cell: number) => string | undefined,
  known: readonly number[],
  chance: Random,
  names: Names,
): Village[] {
  const all: Village[] = VILLAGES.map(({ near: _, ...village }, i) => ({
    ...village,
    cell: known[i] as number,
  }))
  const candidates = candidatesOf(ground, score, chance)
  for (const { code } of TOWNSHIPS) {
    if (code === COMPLETE) continue
    const own = candidates.filter(({ cell }) => townshipOf(cell) === code)
    let founded = 0
    for (const apartM of APART_M) {
      for (const { cell } of own) {
        if (founded === MORE) break
        if (all.some((other) => cellsApartM(ground.frame, other.cell, cell) < apartM)) continue
        all.push(founding(code, cell, ++founded, chance, names))
      }
    }
  }
  return all.sort((a, b) => (a.code < b.code ? -1 : 1))
}

function founding(township: string, cell: number, number: number, chance: Random, names: Names): Village {
  const name = names.place()
  const population = chance.int(42, 104) * 10
  return {
    code: `${township}${220 + number}`,
    name: { zh: `${name.zh}村`, en: name.en },
    township,
    cell,
    population,
    households: Math.round((population * 10) / chance.int(30, 36)),
    vulnerable: Math.round((population * chance.int(130, 190)) / 1000),
    atRiskPopulation: 0,
    atRiskVulnerable: 0,
  }
}

/** Cells with room for a village, the best first. */
function candidatesOf(ground: Terrain, score: Habitable, chance: Random): { cell: number; worth: number }[] {
  const { columns, rows, scale } = ground.frame
  const stride = Math.max(1, Math.round(5 / scale))
  const found: { cell: number; worth: number }[] = []
  for (let row = stride; row < rows - stride; row += stride) {
    for (let column = stride; column < columns - stride; column += stride) {
      const cell = row * columns + column
      if ((score[cell] as number) < 0.12) continue
      const room = roomAround(ground, score, cell, 180)
      found.push({ cell, worth: Math.round(room * (0.5 + chance.share()) * 1e6) })
    }
  }
  return found.sort((a, b) => b.worth - a.worth || a.cell - b.cell)
}
