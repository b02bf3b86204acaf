import { words } from '../../words.ts'
import { areaOf } from '../polygon/area.ts'
import { contains } from '../polygon/contains.ts'
import type { Ring } from '../polygon/geometry.ts'
import { cellSizeM, type Depths } from './window.ts'
import { outlines } from './outline.ts'
import { withoutSpecks } from './clean.ts'

export interface FloodPart {
  /** The ground at least so deep under water, metres; 0: all that is wet. */
  readonly fromM: number
  readonly areaKm2: number
  readonly polygon: { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }
}

/** To the knee, to the hip, over a grown person's head. */
export const DEPTHS_M = [0, 0.5, 1, 2] as const

/** Smaller pools of deep water, and smaller dry ground amid water, are not told apart: the heights are not so exact. */
const LEAST_HA = 0.4

/** Said with every footprint: what is left out of it. */
export const SPECKS_LEFT_OUT = words(
  `小于 ${LEAST_HA} 公顷的孤立深水块和水中高地不单独显示`,
  `Pools of deep water and dry ground amid water below ${LEAST_HA} ha are not shown apart`,
)

/**
 * The extent by depth, each part within the one before and without specks; parts of which nothing is wet have no
 * coordinates.
 */
export function floodParts(depths: Depths): FloodPart[] {
  const { eastM, southM } = cellSizeM(depths)
  const cellKm2 = (eastM * southM) / 1e6
  const least = Math.ceil(LEAST_HA / (100 * cellKm2))
  return DEPTHS_M.map((fromM) => {
    const wet = Uint8Array.from(depths.metres, (metres) => (metres > 0 && metres >= fromM ? 1 : 0))
    const shown = withoutSpecks(depths, wet, least, fromM === 0)
    const cells = shown.reduce((sum, cell) => sum + cell, 0)
    return {
      ...{ fromM, areaKm2: cells * cellKm2 },
      polygon: { type: 'MultiPolygon', coordinates: nested(outlines(depths, (cell) => shown[cell] === 1)) },
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
