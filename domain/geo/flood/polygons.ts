import { areaOf } from '../polygon/area.ts'
import { contains } from '../polygon/contains.ts'
import type { Ring } from '../polygon/geometry.ts'
import { cellSizeM, type Depths } from './window.ts'
import { outlines } from './outline.ts'

export interface FloodPart {
  /** The ground at least so deep under water, metres; 0: all that is wet. */
  readonly fromM: number
  readonly areaKm2: number
  readonly polygon: { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }
}

/** To the knee, to the hip, over a grown person's head. */
export const DEPTHS_M = [0, 0.5, 1, 2] as const

/** The extent by depth, each part within the one before; parts of which nothing is wet have no coordinates. */
export function floodParts(depths: Depths): FloodPart[] {
  const { eastM, southM } = cellSizeM(depths)
  return DEPTHS_M.map((fromM) => {
    const isWet = (cell: number) => depths.metres[cell]! > 0 && depths.metres[cell]! >= fromM
    const wet = depths.metres.reduce((sum, _, cell) => sum + (isWet(cell) ? 1 : 0), 0)
    return {
      ...{ fromM, areaKm2: (wet * eastM * southM) / 1e6 },
      polygon: { type: 'MultiPolygon', coordinates: nested(outlines(depths, isWet)) },
    }
  })
}

/** Puts each hole into the smallest ring around it. */
function nested(rings: readonly Ring[]): Ring[][] {
  const outers = rings
    .filter((ring) => turn(ring) > 0)
    .map((ring) => ({
      rings: [ring],
      size: turn(ring),
      area: areaOf({ type: 'Polygon', coordinates: [ring] }),
    }))
    .sort((a, b) => a.size - b.size)
  for (const hole of rings.filter((ring) => turn(ring) < 0)) {
    const [lon, lat] = hole[0]!
    outers.find(({ area }) => contains(area, lon, lat))?.rings.push(hole)
  }
  return outers.map((outer) => outer.rings)
}

/** Twice the signed area, square degrees: above 0 against the clock. */
function turn(ring: Ring): number {
  let sum = 0
  for (let index = 1; index < ring.length; index++) {
    const [[ax, ay], [bx, by]] = [ring[index - 1]!, ring[index]!]
    sum += (ax - ring[0]![0]) * (by - ring[0]![1]) - (bx - ring[0]![0]) * (ay - ring[0]![1])
  }
  return sum
}
