import { cellAt } from '../base/frame.ts'
import { best, cellsApartM, cellsNear } from '../base/near.ts'
import { VILLAGES, type SketchedVillage } from '../sketch/settlements.ts'
import type { Terrain } from '../water/terrain.ts'
import { roomAround, type Habitable } from './habitable.ts'

/** Within so far of its sketched place a village looks for good ground. */
const SEARCH_M = 1200
const APART_M = 700

/** The cell at which each sketched village stands, in their order. */
export function knownVillages(
  ground: Terrain,
  score: Habitable,
  inCounty: Uint8Array,
  isYunxi: (cell: number) => boolean,
): number[] {
  const taken: number[] = []
  for (const village of VILLAGES) {
    const own = cellAt(ground.frame, village.near)
    const free = (cell: number) =>
      inCounty[cell] === 1 &&
      onItsBank(ground, isYunxi, village, cell) &&
      taken.every((other) => cellsApartM(ground.frame, cell, other) >= APART_M)
    const candidates = [...cellsNear(ground.frame, own, SEARCH_M)].filter(
      (cell) => (score[cell] as number) > 0 && free(cell),
    )
    const site = best(every(candidates, 400), (cell) => {
      const room = roomAround(ground, score, cell, roomM(village))
      return room + 0.3 * (score[cell] as number) - (0.25 * cellsApartM(ground.frame, cell, own)) / SEARCH_M
    })
    taken.push(site ?? own)
  }
  return taken
}

const roomM = ({ population }: SketchedVillage) => (population > 9000 ? 700 : population > 3500 ? 400 : 200)

/** X12 runs down the right bank of the Yun Stream and crosses by 岩口桥 to the left one; these villages lie where that needs them. */
const BANKS: Readonly<Record<string, 'left' | 'right'>> = {
  '990101101001': 'right',
  '990101101207': 'right',
  '990101101202': 'left',
  '990101101201': 'left',
  '990101101204': 'left',
}

function onItsBank(
  ground: Terrain,
  isYunxi: (cell: number) => boolean,
  { code }: SketchedVillage,
  cell: number,
): boolean {
  const bank = BANKS[code]
  if (!bank) return true
  const { frame, downstream } = ground
  const river = best(cellsNear(frame, cell, 2000), (other) =>
    isYunxi(other) ? -cellsApartM(frame, other, cell) : -Infinity,
  )
  if (river === undefined) return code === '990101101204'
  let below = river
  for (let step = 0; step < 8 && (downstream[below] as number) >= 0; step += 1)
    below = downstream[below] as number
  const [x, y] = [river % frame.columns, Math.floor(river / frame.columns)]
  const [dx, dy] = [(below % frame.columns) - x, Math.floor(below / frame.columns) - y]
  const [px, py] = [(cell % frame.columns) - x, Math.floor(cell / frame.columns) - y]
  // Rows count southward, so a positive product is to the right of the flow.
  return dx * py - dy * px > 0 === (bank === 'right')
}

/** About `count` of many, evenly. */
function every(cells: readonly number[], count: number): number[] {
  const stride = Math.max(1, Math.floor(cells.length / count))
  return cells.filter((_, index) => index % stride === 0)
}
