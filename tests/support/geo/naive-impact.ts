import { placeOf, type CountyData, type Place, type Settlement } from '../../../domain/geo/county.ts'
import type { ImpactAnswer, SettlementInside } from '../../../domain/geo/answers.ts'
import { COUNTED } from '../../../domain/geo/impact/people.ts'

type Counts = Omit<ImpactAnswer, 'about' | 'partlyOutside' | 'areaKm2' | 'roadKm' | 'roads'>
type Inside = (lon: number, lat: number) => boolean

/** Tests every single thing: the reference that an impact must equal. Only for counties whose settlements all have households. */
export function naiveImpact(data: CountyData, inside: Inside, units: readonly Place[]): Counts {
  const { households } = data
  const indices = Array.from({ length: households.count }, (_, index) => index)
  const found = indices.filter((index) => inside(households.lon[index]!, households.lat[index]!))
  const sum = (column: (typeof COUNTED)[number]) =>
    found.reduce((total, index) => total + households[column][index]!, 0)
  const settlements = (all: readonly Settlement[], column: ArrayLike<number>, codes: readonly string[]) =>
    all.flatMap((settlement): SettlementInside[] => {
      const code = codes.indexOf(settlement.id)
      const people = (of: readonly number[]) =>
        of.reduce((total, index) => total + households.persons[index]!, 0)
      const members = indices.filter((index) => column[index] === code)
      const here = found.filter((index) => column[index] === code)
      if (here.length === 0) return []
      const part = here.length === members.length ? 'whole' : 'part'
      const counted = { people: people(here), households: here.length, countedBy: 'household' as const }
      return [
        { ...placeOf(settlement), part, ...counted, ofPeople: people(members), ofHouseholds: members.length },
      ]
    })
  const within = <T extends Place>(places: readonly T[]) => places.filter(({ lon, lat }) => inside(lon, lat))
  const facilities = within(data.facilities)
  const [people, vulnerable, ...kinds] = COUNTED.map((column) => [column, sum(column)] as const)
  return {
    people: people![1],
    households: found.length,
    vulnerable: {
      persons: vulnerable![1],
      ...(Object.fromEntries(kinds) as Record<
        'livingAlone' | 'disabled' | 'pregnant' | 'infant' | 'chronic' | 'migrant',
        number
      >),
    },
    villages: settlements(data.villages, households.village, households.villageCodes),
    hamlets: settlements(data.hamlets, households.hamlet, households.hamletCodes),
    facilitiesByKind: Object.fromEntries(
      [...new Set(facilities.map(({ kind }) => kind))].map((kind) => [
        kind,
        facilities.filter((each) => each.kind === kind).length,
      ]),
    ),
    facilities: facilities.map((each) => ({ ...placeOf(each), kind: each.kind })),
    shelters: within(data.shelters).map((each) => ({
      ...placeOf(each),
      capacityPersons: each.capacityPersons,
    })),
    warehouses: within(data.warehouses).map(placeOf),
    units: within(units).map(placeOf),
    bridges: within(data.bridges).map((each) => ({
      ...placeOf(each),
      roadId: each.roadId,
      loadT: each.loadT,
    })),
  }
}
