import { anticlockwise } from '../areas/ring.ts'
import { degrees, type Frame, type LonLat } from '../base/frame.ts'
import { best, cellsApartM, cellsNear } from '../base/near.ts'
import type { Random } from '../base/random.ts'
import type { Terrain } from '../water/terrain.ts'
import type { Hamlet } from './hamlets.ts'
import type { Village } from './villages.ts'

export type RiskKind = 'flashFlood' | 'landslide' | 'debrisFlow' | 'wildfire'

/** A danger area beside a hamlet, its ring, and the cells in it that have houses. */
export interface RiskArea {
  readonly id: string
  readonly kind: RiskKind
  readonly hamlet: Hamlet
  readonly population: number
  readonly vulnerable: number
  readonly ring: readonly LonLat[]
  readonly homes: readonly number[]
}

/** Which danger threatens the villages of the drills; the others' is drawn by lot. */
const KNOWN: Readonly<Record<string, RiskKind>> = {
  '990101101201': 'flashFlood',
  '990101101202': 'flashFlood',
  '990101101203': 'flashFlood',
  '990101101204': 'landslide',
  '990101102201': 'wildfire',
  '990101102202': 'wildfire',
}
/** The township of drill 1 has these areas and no others: its people at risk are counted in the plan. */
const COMPLETE = '990101101'
/** How many of the other villages have a danger area. */
const SHARE = 0.4
const REACH_M = 260

export function riskAreas(
  ground: Terrain,
  water: Uint8Array,
  townshipOf: (cell: number) => string | undefined,
  hamlets: readonly Hamlet[],
  chance: Random,
): RiskArea[] {
  const villages = new Map<Village, Hamlet[]>()
  for (const hamlet of hamlets)
    villages.set(hamlet.village, [...(villages.get(hamlet.village) ?? []), hamlet])
  const areas: RiskArea[] = []
  for (const [village, own] of villages) {
    const known = KNOWN[village.code]
    const drawn = chance.chance(SHARE)
    if (!known && (!drawn || village.township === COMPLETE || village.population > 3000)) continue
    const kind =
      known ?? chance.pick(['flashFlood', 'flashFlood', 'landslide', 'landslide', 'debrisFlow'] as const)
    const population = village.atRiskPopulation || chance.int(18, 110)
    const vulnerable = village.atRiskVulnerable || Math.round((population * chance.int(22, 34)) / 100)
    const found = own.map((hamlet) => ({ hamlet, cells: threatened(ground, water, hamlet.cell, kind) }))
    const largest = found.reduce((a, b) =>
      homesIn(b.cells, ground, water) > homesIn(a.cells, ground, water) ? b : a,
    )
    const homes = largest.cells.filter(
      (cell) => livable(ground, water, cell) && townshipOf(cell) === village.township,
    )
    if (homes.length * 3 * ground.frame.scale * ground.frame.scale < population / 3) continue
    const id = `ra-${village.code}-01`
    areas.push({
      id,
      kind,
      hamlet: largest.hamlet,
      population,
      vulnerable,
      ring: hull(ground.frame, largest.cells),
      homes,
    })
  }
  return areas
}

const homesIn = (cells: readonly number[], ground: Terrain, water: Uint8Array) =>
  cells.filter((cell) => livable(ground, water, cell)).length

/** A house may stand here, even if it should not. */
export const livable = ({ slope, handM }: Terrain, water: Uint8Array, cell: number) =>
  water[cell] !== 1 && (slope[cell] as number) < 0.4 && (handM[cell] as number) >= 0.5

function threatened(ground: Terrain, water: Uint8Array, heart: number, kind: RiskKind): number[] {
  const { frame, handM, slope, stream } = ground
  const near = [...cellsNear(frame, heart, 1.6 * REACH_M)]
  const anchor =
    kind === 'flashFlood' || kind === 'debrisFlow'
      ? best(near, (cell) => (stream[cell] === 1 ? -cellsApartM(frame, cell, heart) : -Infinity))
      : kind === 'landslide'
        ? best(near, (cell) => Math.min(0.5, slope[cell] as number) - cellsApartM(frame, cell, heart) / 1500)
        : heart
  const centre = anchor ?? heart
  const reach = kind === 'wildfire' ? 1.6 * REACH_M : REACH_M
  return [...cellsNear(frame, centre, Math.max(reach, 1.5 * frame.cellM))].filter((cell) =>
    kind === 'flashFlood' || kind === 'debrisFlow'
      ? (handM[cell] as number) < 7
      : kind === 'landslide'
        ? (handM[cell] as number) > 3
        : water[cell] !== 1,
  )
}

/** The convex outline of some cells, corners included (A. Andrew's monotone chain, 1979), closed, anticlockwise. */
function hull(f: Frame, cells: readonly number[]): LonLat[] {
  const corners = cells.flatMap((cell): [number, number][] => {
    const [x, y] = [cell % f.columns, Math.floor(cell / f.columns)]
    return [
      [x, y],
      [x + 1, y],
      [x, y + 1],
      [x + 1, y + 1],
    ]
  })
  corners.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const chain = (from: readonly [number, number][]) => {
    const kept: [number, number][] = []
    for (const spot of from) {
      for (;;) {
        const [a, b] = [kept.at(-2), kept.at(-1)]
        if (!a || !b || (b[0] - a[0]) * (spot[1] - a[1]) - (b[1] - a[1]) * (spot[0] - a[0]) < 0) break
        kept.pop()
      }
      kept.push(spot)
    }
    return kept.slice(0, -1)
  }
  const ring = [...chain(corners), ...chain([...corners].reverse())]
  const place = ([x, y]: [number, number]): LonLat => [
    degrees(f.west + x * f.cellLonDeg),
    degrees(f.north - y * f.cellLatDeg),
  ]
  return anticlockwise([...ring, ring[0] as [number, number]].map(place))
}
