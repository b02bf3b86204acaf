import type { Area } from '../polygon/area.ts'
import { contains } from '../polygon/contains.ts'
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

  crossed(cell: number): void {
    const { start, lon, lat } = this.#people.points
    const end = start[cell + 1]!
    let from = -1
    for (let at = start[cell]!; at < end; at++) {
      const isInside = contains(this.#area, lon[at]!, lat[at]!)
      if (isInside && from < 0) from = at
      if (isInside || from < 0) continue
      this.#add(from, at)
      from = -1
    }
    if (from >= 0) this.#add(from, end)
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
