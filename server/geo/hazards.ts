import type { FoundPlace } from '../../domain/geo/answers.ts'
import type { Shelter } from '../../domain/geo/county.ts'
import type { NotReached, NotSafe, UsedClosure } from '../../domain/geo/desk/answers.ts'
import { hazardAt, type MarkedHazard } from '../../domain/geo/desk/hazards-of-markings.ts'
import { MARKING_KINDS } from '../../domain/marking/words.ts'
import { metresBetween } from '../../domain/position/distance.ts'
import type { Position } from '../../domain/position.ts'
import { words } from '../../domain/words.ts'

/** What an answer says of a place that may stand in a hazard in force. */
export function inHazardOf(hazards: readonly MarkedHazard[], place: Position) {
  const hazard = hazardAt(hazards, place)
  return { inHazard: hazard ? saidOf(hazard) : null }
}

const NO_WAY = words('封闭路段或险区阻断，无路可达', 'Closures leave no way there')

/** What an answer says of places that closures cut off from where it was asked. */
export const notReachedOf = (hazards: readonly MarkedHazard[], places: readonly FoundPlace[]): NotReached[] =>
  places.map((place) => ({ ...place, ...inHazardOf(hazards, place), why: NO_WAY }))

/** Shelters where people may be sent, and those that stand in a hazard, the nearest to `at` first. */
export function safeShelters(shelters: readonly Shelter[], hazards: readonly MarkedHazard[], at: Position) {
  const safe: Shelter[] = []
  const notSafe: NotSafe[] = []
  for (const shelter of shelters) {
    const hazard = hazardAt(hazards, shelter)
    if (!hazard) {
      safe.push(shelter)
      continue
    }
    const { id, name, lon, lat, capacityPersons } = shelter
    const { zh, en } = MARKING_KINDS[hazard.kind]
    const why = words(`位于“${zh}”标绘范围内`, `It stands inside a marked hazard: ${en.toLowerCase()}`)
    notSafe.push({ id, name, lon, lat, capacityPersons, inHazard: saidOf(hazard), why })
  }
  notSafe.sort((a, b) => metresBetween(at, a) - metresBetween(at, b))
  return { safe, notSafe }
}

const saidOf = ({ marking, kind }: MarkedHazard): UsedClosure => ({ marking, kind })
