import type { CountyData } from '../county.ts'
import { COUNTED, type Counted } from '../impact/people.ts'

/** Households and the persons in them. */
export interface Sums {
  readonly households: number
  readonly persons: Readonly<Record<Counted, number>>
}

export const sumsOf = (households: number, persons: number): Sums => ({
  households,
  persons: { ...nobody(), persons },
})

/** Those listed, by the code of their hamlet, and by that of their village those of no hamlet that the data know. */
export interface ListedPeople {
  readonly ofHamlet: ReadonlyMap<string, Sums>
  readonly ofVillage: ReadonlyMap<string, Sums>
}

/** O(households). */
export function listedPeople({ hamlets, households }: CountyData): ListedPeople {
  const known = new Set(hamlets.map(({ id }) => id))
  const [ofHamlet, ofVillage] = [new Map<string, Counting>(), new Map<string, Counting>()]
  for (let index = 0; index < households.count; index++) {
    const hamlet = households.hamletCodes[households.hamlet[index]!]
    const sums =
      hamlet !== undefined && known.has(hamlet)
        ? countingAt(ofHamlet, hamlet)
        : countingAt(ofVillage, households.villageCodes[households.village[index]!] ?? '')
    sums.households += 1
    for (const column of COUNTED) sums.persons[column] += households[column][index]!
  }
  return { ofHamlet, ofVillage }
}

interface Counting {
  households: number
  readonly persons: Record<Counted, number>
}

export const nobody = (): Record<Counted, number> =>
  Object.fromEntries(COUNTED.map((column) => [column, 0])) as Record<Counted, number>

function countingAt(map: Map<string, Counting>, code: string): Counting {
  const known = map.get(code) ?? { households: 0, persons: nobody() }
  map.set(code, known)
  return known
}
