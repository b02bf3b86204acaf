import type { Random } from '../base/random.ts'
import { creep, erode } from './erode.ts'
import { floors } from './floors.ts'
import { firstLand } from './first-land.ts'
import type { Land } from './land.ts'
import { refine } from './refine.ts'

const COARSEST = 8
/** The valley floors are cut this many steps before the end, so that brooks grade down to them. */
const FLOORS_BEFORE_END = 3

/** From coarse to fine: how often and how long each grid is worn down, and the roughness it begins with. */
const STAGES: Readonly<Record<number, { steps: number; years: number; roughM: number; creep: number }>> = {
  8: { steps: 60, years: 40_000, roughM: 0, creep: 0.08 },
  4: { steps: 30, years: 15_000, roughM: 40, creep: 0.08 },
  2: { steps: 10, years: 6_000, roughM: 20, creep: 0.07 },
  1: { steps: 4, years: 3_000, roughM: 8, creep: 0.06 },
}

/** Mountains whose valleys join: uplift against rivers, on ever finer grids down to `scale`. */
export function relief(scale: number, chance: Random): Land {
  let land = firstLand(COARSEST, chance.fork('first land'))
  for (let at = COARSEST; at >= scale; at /= 2) {
    const stage = STAGES[at]
    if (!stage) throw new Error(`no stage for scale ${at}`)
    if (at < COARSEST) land = refine(land, chance.fork(`refine ${at}`), stage.roughM)
    for (let step = 0; step < stage.steps; step += 1) {
      creep(land, stage.creep)
      erode(land, stage.years)
      if (at === scale && step === stage.steps - FLOORS_BEFORE_END) floors(land, chance.fork('floors'))
    }
  }
  return land
}
