import type { LonLat } from '../base/frame.ts'
import { hull } from '../base/hull.ts'
import { best, cellsApartM, cellsNear } from '../base/near.ts'
import type { Random } from '../base/random.ts'
import type { Terrain } from '../water/terrain.ts'
import type { DrillFloods } from './drill-floods.ts'
import { floodArea } from './flood-area.ts'
import { HOUSES, type Hamlet } from './hamlets.ts'
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
  floods: DrillFloods,
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
    const id = `ra-${village.code}-01`
    const told = { id, kind, population, vulnerable }
    const underWater = floodedHomes(village, own, population)
    if (underWater) {
      const { hamlet, homes, cells } = underWater
      areas.push({ ...told, hamlet, homes, ring: hull(ground.frame, cells) })
      continue
    }
    const found = own.map((hamlet) => ({ hamlet, cells: threatened(ground, water, hamlet.cell, kind) }))
    const largest = found.reduce((a, b) =>
      homesIn(b.cells, ground, water) > homesIn(a.cells, ground, water) ? b : a,
    )
    const homes = largest.cells.filter(
      (cell) => livable(ground, water, cell) && townshipOf(cell) === village.township,
    )
    if (homes.length * 3 * ground.frame.scale * ground.frame.scale < population / 3) continue
    areas.push({
      ...{ ...told, hamlet: largest.hamlet, ring: hull(ground.frame, largest.cells) },
      homes: besideBeds(ground, homes, floods.isBed),
    })
  }
  return areas

  /** Where the flood of drill 1 puts so many people of a village under water; undefined elsewhere. */
  function floodedHomes(village: Village, own: readonly Hamlet[], population: number) {
    const depthM = floods.of(village)
    if (!depthM) return undefined
    const households = (population * village.households) / village.population
    const homes = Math.ceil(households / (HOUSES.riverside * ground.frame.scale * ground.frame.scale))
    return floodArea(ground, water, depthM, floods.isBed, own, homes)
  }
}

/** Nobody lives in the bed of a brook, also of one too small for the map: who would, lives on the nearest ground beside it. */
function besideBeds(
  { frame }: Terrain,
  cells: readonly number[],
  isBed: (cell: number) => boolean,
): readonly number[] {
  const dry = cells.filter((cell) => !isBed(cell))
  return cells.map((cell) =>
    isBed(cell) ? (best(dry, (other) => -cellsApartM(frame, cell, other)) ?? cell) : cell,
  )
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
