import { best, cellsNear } from '../base/near.ts'
import type { LonLat } from '../base/frame.ts'
import type { Terrain } from '../water/terrain.ts'

/** Where the Qing River leaves the county. */
const MOUTH: LonLat = [110.711, 29.666]

/** 1 for the cells that drain to the county's mouth: its border follows the watershed. */
export function countyOf({ frame, order, downstream, km2 }: Terrain): {
  mouth: number
  inCounty: Uint8Array
} {
  const mouth = best(cellsNear(frame, MOUTH, 600), (cell) => km2[cell] as number) ?? 0
  const inCounty = new Uint8Array(frame.cells)
  inCounty[mouth] = 1
  for (const cell of order) {
    const to = downstream[cell] as number
    if (to >= 0 && inCounty[to] === 1) inCounty[cell] = 1
  }
  return { mouth, inCounty }
}
