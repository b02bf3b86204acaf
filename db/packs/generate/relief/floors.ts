import { accumulation } from '../../../../domain/geo/terrain/accumulation.ts'
import { flowDirections } from '../../../../domain/geo/terrain/flow-directions.ts'
import { priorityFlood } from '../../../../domain/geo/terrain/priority-flood.ts'
import { octaves } from '../base/noise.ts'
import type { Random } from '../base/random.ts'
import type { Land } from './land.ts'
import { nearestSource } from './nearest-channel.ts'

/** A river of so much catchment has a valley floor. */
const FROM_KM2 = 4
/** Rise across the floor, away from the river, and of the slopes that the river has cut back. */
const FLOOR_RISE = 0.012
const BLUFF = 0.62
/** Old bars and channels on the floor, metres: they make the river wind. */
const UNEVEN_M = 3.5

/** Half the width of a valley floor, metres: wider downstream. */
const halfWidthM = (km2: number) => Math.min(520, 26 * Math.sqrt(km2))

/** Widens the valleys as rivers do that swing from side to side: a nearly flat floor between cut-back slopes. */
export function floors({ frame, heightM }: Land, chance: Random): void {
  const flood = priorityFlood(frame, heightM)
  const downstream = flowDirections(frame, flood, frame)
  const area = accumulation(downstream, flood.order)
  const km2 = (cell: number) => ((area[cell] as number) * frame.cellM * frame.cellM) / 1e6
  const swing = octaves(chance.next(), 3)
  const bars = octaves(chance.next(), 2)
  const nearest = nearestSource(frame, (cell) => km2(cell) >= FROM_KM2)
  for (let cell = 0; cell < frame.cells; cell += 1) {
    const river = nearest[cell] as number
    if (river < 0) continue
    const [column, row] = [cell % frame.columns, Math.floor(cell / frame.columns)]
    const [dx, dy] = [column - (river % frame.columns), row - Math.floor(river / frame.columns)]
    const distanceM = Math.sqrt(dx * dx + dy * dy) * frame.cellM
    const [x, y] = [column * frame.cellM, row * frame.cellM]
    const width = halfWidthM(km2(river)) * (1 + 0.8 * swing(x / 1500, y / 1500))
    const uneven = UNEVEN_M * Math.min(1, width / 200) * bars(x / 420, y / 420)
    const floor = (heightM[river] as number) + FLOOR_RISE * Math.min(distanceM, width) + uneven
    heightM[cell] = Math.min(heightM[cell] as number, floor + BLUFF * Math.max(0, distanceM - width))
  }
}
