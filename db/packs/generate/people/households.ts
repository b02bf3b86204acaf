import { degrees, latOf, lonOf, type LonLat } from '../base/frame.ts'
import { best, cellsApartM, cellsNear } from '../base/near.ts'
import type { Random } from '../base/random.ts'
import { within } from '../../geometry.ts'
import type { Terrain } from '../water/terrain.ts'
import { families, type Family } from './families.ts'
import type { Habitable } from './habitable.ts'
import type { DrillFloods } from './drill-floods.ts'
import { HOUSES, type Hamlet } from './hamlets.ts'
import type { RiskArea } from './risk-areas.ts'
import type { Village } from './villages.ts'

export interface Household extends Family {
  readonly hamlet: Hamlet
  readonly place: LonLat
  readonly riskArea: RiskArea | undefined
}

/** A hamlet that is full grows so far, m. */
const FARTHEST_M = 4_000

/** The families of each village: those in its danger areas, as the plan counts them, and all others around its hamlets. */
export function households(
  ground: Terrain,
  score: Habitable,
  villages: readonly Village[],
  hamlets: readonly Hamlet[],
  areas: readonly RiskArea[],
  { dry }: DrillFloods,
  townshipOf: (cell: number) => string | undefined,
  chance: Random,
): Household[] {
  const full = new Map<number, number>()
  const inDanger = (place: LonLat, except?: RiskArea) =>
    areas.some((area) => area !== except && closeTo(place, area.hamlet) && within(place, [area.ring]))
  const closeTo = (place: LonLat, hamlet: Hamlet) => {
    const [dx, dy] = [place[0] - lonAt(hamlet.cell), place[1] - latAt(hamlet.cell)]
    return dx * dx + dy * dy < 0.0004
  }
  const lonAt = (cell: number) => lonOf(ground.frame, cell % ground.frame.columns)
  const latAt = (cell: number) => latOf(ground.frame, Math.floor(cell / ground.frame.columns))
  const jitter = () => (chance.share() - 0.5) * 0.9
  const placeIn = (cell: number): LonLat => [
    degrees(lonAt(cell) + jitter() * ground.frame.cellLonDeg),
    degrees(latAt(cell) + jitter() * ground.frame.cellLatDeg),
  ]
  const room = (cell: number, village: Village) => {
    const houses = village.population > 3500 ? HOUSES.town : HOUSES.village
    return (full.get(cell) ?? 0) < houses * ground.frame.scale * ground.frame.scale
  }
  const settle = (cell: number) => full.set(cell, (full.get(cell) ?? 0) + 1)

  return villages.flatMap((village): Household[] => {
    const own = hamlets.filter((hamlet) => hamlet.village === village)
    const endangered = areas.filter(({ hamlet }) => hamlet.village === village)
    const perHousehold = village.population / village.households
    const atRisk = endangered.flatMap((area) => {
      const count = Math.max(1, Math.round(area.population / perHousehold))
      return families(count, area.population, area.vulnerable, chance).map((family, i): Household => {
        const inside = area.homes.map(
          (_, at) =>
            area.homes[(at + Math.floor((i * area.homes.length) / count)) % area.homes.length] as number,
        )
        for (let round = 0; ; round += 1) {
          const cell = inside[round % inside.length] as number
          const place = placeIn(cell)
          if (!within(place, [area.ring]) || inDanger(place, area)) continue
          settle(cell)
          return { ...family, hamlet: area.hamlet, place, riskArea: area }
        }
      })
    })
    const sum = (of: (area: RiskArea) => number) => endangered.reduce((total, area) => total + of(area), 0)
    const others = families(
      village.households - atRisk.length,
      village.population - sum((area) => area.population),
      village.vulnerable - sum((area) => area.vulnerable),
      chance,
    )
    const perHamlet = own.map((hamlet) => plots(hamlet, village))
    return [
      ...atRisk,
      ...others.map((family): Household => {
        // The heart of a village is its largest hamlet.
        let at = chance.chance(0.3) ? 0 : chance.int(0, own.length - 1)
        for (let tries = 0; ; tries += 1) {
          const all = perHamlet[at] as readonly number[]
          const cell =
            all.find((plot) => room(plot, village)) ?? (tries > own.length ? emptiest(all) : undefined)
          if (cell === undefined) {
            at = (at + 1) % own.length
            continue
          }
          settle(cell)
          const place = placeIn(cell)
          if (inDanger(place)) continue
          return { ...family, hamlet: own[at] as Hamlet, place, riskArea: undefined }
        }
      }),
    ]
  })

  function emptiest(cells: readonly number[]): number | undefined {
    return best(cells, (cell) => -(full.get(cell) ?? 0))
  }

  /** Where houses of a hamlet may stand, in the order in which they fill. */
  function plots(hamlet: Hamlet, village: Village): number[] {
    const free = (cell: number) =>
      (score[cell] as number) > 0 &&
      townshipOf(cell) === village.township &&
      dry(cell) &&
      !inDanger([lonAt(cell), latAt(cell)])
    let reachM = Math.max(village.population > 3500 ? 900 : 480, 2.5 * ground.frame.cellM)
    let found: number[] = []
    for (; found.length === 0 && reachM < FARTHEST_M; reachM *= 1.3)
      found = [...cellsNear(ground.frame, hamlet.cell, reachM)].filter(free)
    return found
      .map((cell) => ({
        cell,
        worth: Math.round(
          cellsApartM(ground.frame, cell, hamlet.cell) * (0.4 + chance.share()) -
            250 * (score[cell] as number),
        ),
      }))
      .sort((a, b) => a.worth - b.worth || a.cell - b.cell)
      .map(({ cell }) => cell)
  }
}
