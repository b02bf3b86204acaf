import type { Area } from '../polygon/area.ts'
import { containsAmong } from '../polygon/contains.ts'
import type { CellVisitor } from '../polygon/scan.ts'
import { COUNTED, type Counted, type PeopleIndex } from './people.ts'

/** What was counted inside an area. */
export class PeopleCount implements CellVisitor {
  households = 0
  readonly sums: Record<Counted, number> = {
    ...{ persons: 0, vulnerable: 0, livingAlone: 0, disabled: 0 },
    ...{ pregnant: 0, infant: 0, chronic: 0, migrant: 0 },
  }
  /** Households and persons inside by index of the village and of the hamlet. */
  readonly villageHouseholds: Uint32Array
  readonly villagePersons: Uint32Array
  readonly hamletHouseholds: Uint32Array
  readonly hamletPersons: Uint32Array
  readonly #area: Area
  readonly #people: PeopleIndex

  constructor(area: Area, people: PeopleIndex, villages: number, hamlets: number) {
    this.#area = area
    this.#people = people
    const all = new Uint32Array(2 * (villages + hamlets))
    this.villageHouseholds = all.subarray(0, villages)
    this.villagePersons = all.subarray(villages, 2 * villages)
    this.hamletHouseholds = all.subarray(2 * villages, 2 * villages + hamlets)
    this.hamletPersons = all.subarray(2 * villages + hamlets)
  }

  inner(from: number, to: number): void {
    const { start } = this.#people.points
    if (start[from] !== start[to]) this.#add(start[from]!, start[to]!)
  }

  crossed(cell: number, edges: Uint32Array, count: number): void {
    const { start, lon, lat } = this.#people.points
    for (let at = start[cell]!; at < start[cell + 1]!; at++) {
      if (containsAmong(this.#area, edges, count, lon[at]!, lat[at]!)) this.#add(at, at + 1)
    }
  }

  /** Households from one place in the sorted order to before another. */
  #add(from: number, to: number): void {
    this.households += to - from
    for (const column of COUNTED) {
      const sums = this.#people.sums[column]
      this.sums[column] += sums[to]! - sums[from]!
    }
    const { village, hamlet, persons } = this.#people
    for (let at = from; at < to; at++) {
      this.villageHouseholds[village[at]!]! += 1
      this.villagePersons[village[at]!]! += persons[at]!
      if (hamlet[at]! < 0) continue
      this.hamletHouseholds[hamlet[at]!]! += 1
      this.hamletPersons[hamlet[at]!]! += persons[at]!
    }
  }
}
