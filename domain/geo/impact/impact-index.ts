import type { CountyData, Facility, Shelter, Bridge, Place, Village, Settlement } from '../county.ts'
import type { Households } from '../households.ts'
import type { Lattice } from '../lattice.ts'
import type { RoadPieces } from '../roads/pieces.ts'
import { indexPoints, type PointIndex } from './count-points.ts'
import { nameRoads, type NamedRoads } from './named-roads.ts'
import { indexPeople, type PeopleIndex } from './people.ts'

/** A settlement and how many of its households and persons the table of households knows. */
export interface Known<S extends Settlement> {
  readonly settlement: S
  /** Its index in the table of households; -1: it has none there, and counts with its own figures at its point. */
  readonly index: number
  readonly households: number
  readonly persons: number
  readonly lon: number
  readonly lat: number
}

export interface ImpactIndex {
  readonly lattice: Lattice
  readonly people: PeopleIndex
  readonly villageCount: number
  readonly hamletCount: number
  readonly villages: PointIndex<Known<Village>>
  readonly hamlets: PointIndex<Known<Settlement>>
  readonly facilities: PointIndex<Facility>
  readonly shelters: PointIndex<Shelter>
  readonly warehouses: PointIndex<Place>
  readonly bridges: PointIndex<Bridge>
  readonly named: NamedRoads
  readonly pieces: RoadPieces
}

/** All that an impact is counted from. O(things + cells), once per version of the base data. */
export function indexImpact(lattice: Lattice, data: CountyData, pieces: RoadPieces): ImpactIndex {
  const { households } = data
  const { villageCodes, hamletCodes } = households
  const at = <T extends { readonly lon: number; readonly lat: number }>(things: readonly T[]) =>
    indexPoints(lattice, things)
  return {
    ...{ lattice, pieces, named: nameRoads(data.roads), people: indexPeople(lattice, households) },
    ...{ villageCount: villageCodes.length, hamletCount: hamletCodes.length },
    villages: at(knownOf(data.villages, villageCodes, households.village, households)),
    hamlets: at(knownOf(data.hamlets, hamletCodes, households.hamlet, households)),
    ...{ facilities: at(data.facilities), shelters: at(data.shelters) },
    ...{ warehouses: at(data.warehouses), bridges: at(data.bridges) },
  }
}

function knownOf<S extends Settlement>(
  settlements: readonly S[],
  codes: readonly string[],
  column: ArrayLike<number>,
  { count, persons }: Households,
): Known<S>[] {
  const householdsOf = new Uint32Array(codes.length)
  const personsOf = new Uint32Array(codes.length)
  for (let index = 0; index < count; index++) {
    if (column[index]! < 0) continue
    householdsOf[column[index]!]! += 1
    personsOf[column[index]!]! += persons[index]!
  }
  const indexOf = new Map(codes.map((code, index) => [code, index]))
  return settlements.map((settlement) => {
    const { lon, lat } = settlement
    const index = indexOf.get(settlement.id) ?? -1
    const households = householdsOf[index] ?? 0
    if (households > 0) return { settlement, index, households, persons: personsOf[index]!, lon, lat }
    return {
      settlement,
      index: -1,
      households: settlement.households,
      persons: settlement.population,
      lon,
      lat,
    }
  })
}
