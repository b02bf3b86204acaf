import type { SettlementInside } from '../answers.ts'
import type { Settlement } from '../county.ts'
import type { Known } from './impact-index.ts'

/**
 * The settlements with somebody inside an area, and those without known households whose point is inside.
 * @param households inside, by index in the table of households; `persons` likewise
 */
export function settlementsInside(
  all: readonly Known<Settlement>[],
  households: Uint32Array,
  persons: Uint32Array,
  pointsInside: readonly Known<Settlement>[],
): SettlementInside[] {
  const found: SettlementInside[] = []
  for (const known of all) {
    const inside = known.index < 0 ? 0 : households[known.index]!
    if (inside > 0) found.push(settlementInside(known, inside, persons[known.index]!))
  }
  for (const known of pointsInside) {
    if (known.index < 0) found.push(settlementInside(known, known.households, known.persons))
  }
  return found
}

// Written out, here and in placeOf: a large area holds hundreds, and spreading objects is most of its cost.
const settlementInside = (
  { settlement, index, households: ofHouseholds, persons: ofPeople }: Known<Settlement>,
  households: number,
  people: number,
): SettlementInside => ({
  id: settlement.id,
  name: settlement.name,
  lon: settlement.lon,
  lat: settlement.lat,
  part: households === ofHouseholds ? 'whole' : 'part',
  people,
  households,
  ofPeople,
  ofHouseholds,
  countedBy: index < 0 ? 'point' : 'household',
})
