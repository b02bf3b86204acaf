import type { SettlementInside } from '../answers.ts'
import { placeOf, type Settlement } from '../county.ts'
import type { Known } from './impact-index.ts'

/** Those with somebody inside, and those without known households whose point is inside. */
export function settlementsInside(
  all: readonly Known<Settlement>[],
  households: Uint32Array,
  persons: Uint32Array,
  pointsInside: readonly Known<Settlement>[],
): SettlementInside[] {
  const inside = new Set(pointsInside)
  return all.flatMap((known): SettlementInside[] => {
    const { settlement, index } = known
    const ofAll = { ofPeople: known.persons, ofHouseholds: known.households }
    if (index < 0) {
      if (!inside.has(known)) return []
      const counted = { people: known.persons, households: known.households, countedBy: 'point' as const }
      return [{ ...placeOf(settlement), part: 'whole', ...counted, ...ofAll }]
    }
    const found = households[index]!
    if (found === 0) return []
    const part = found === known.households ? ('whole' as const) : ('part' as const)
    const counted = { people: persons[index]!, households: found, countedBy: 'household' as const }
    return [{ ...placeOf(settlement), part, ...counted, ...ofAll }]
  })
}
