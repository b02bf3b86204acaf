import type { MarkingKind } from '../../marking/kinds.ts'
import type { Marking } from '../../marking/record.ts'
import { validityAt } from '../../marking/validity.ts'
import { areaOf, type Area } from '../polygon/area.ts'
import { contains } from '../polygon/contains.ts'
import { groundOf } from './marked-ground.ts'

type HazardMarking = Pick<Marking, 'id' | 'markingKind' | 'geometry' | 'validFrom' | 'validUntil'>

/** A marking where nobody should be sent to, and the ground that it covers. */
export interface MarkedHazard {
  readonly marking: string
  readonly kind: MarkingKind
  readonly grounds: readonly Area[]
}

/**
 * Water and fire: what closes roads, but for closed roads, which are where nobody drives and not where nobody may be.
 * An isolation belt (防火隔离带) says on neither side of it what burns, and so is none, as it closes no road.
 */
const HAZARDS: ReadonlySet<MarkingKind> = new Set(['flood-extent', 'fire-line', 'fire-section'])

/** The hazards in force at an instant (epoch ms), in a fixed order. */
export function hazardsOf(markings: Iterable<HazardMarking>, atMs: number): MarkedHazard[] {
  return [...markings]
    .filter((marking) => HAZARDS.has(marking.markingKind) && validityAt(marking, atMs) === 'valid')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, markingKind: kind, geometry }) =>
      geometry.type === 'Point' ? [] : [{ marking: id, kind, grounds: groundOf(geometry).map(areaOf) }],
    )
}

/** The first hazard inside which a place lies, on its edge or within 15 m of a line; undefined: it lies in none. */
export const hazardAt = (
  hazards: readonly MarkedHazard[],
  { lon, lat }: { readonly lon: number; readonly lat: number },
): MarkedHazard | undefined =>
  hazards.find(({ grounds }) => grounds.some((ground) => contains(ground, lon, lat)))
