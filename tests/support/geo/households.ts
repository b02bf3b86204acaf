import type { Settlement, Village } from '../../../domain/geo/county.ts'
import type { Households } from '../../../domain/geo/households.ts'

/** Households around the hamlets, some on their very points, so that equal coordinates occur. */
export function householdsOf(
  villages: readonly Village[],
  hamlets: readonly Settlement[],
  count: number,
  chance: () => number,
): Households {
  const bytes = () => new Uint8Array(count)
  const tags = { livingAlone: bytes(), disabled: bytes(), pregnant: bytes(), infant: bytes() }
  const more = { chronic: bytes(), migrant: bytes() }
  const made = {
    ...{ count, lon: new Float64Array(count), lat: new Float64Array(count), persons: bytes() },
    ...{ ...tags, ...more, vulnerable: bytes(), village: new Uint16Array(count) },
    ...{ hamlet: new Int32Array(count), riskArea: new Int32Array(count).fill(-1) },
    ...{
      villageCodes: villages.map(({ id }) => id),
      hamletCodes: hamlets.map(({ id }) => id),
      riskAreaIds: [],
    },
  }
  const spread = () => (chance() + chance() + chance() - 1.5) * 0.006
  for (let index = 0; index < count; index++) {
    const hamlet = Math.floor(chance() * hamlets.length)
    const { id, lon, lat } = hamlets[hamlet]!
    const isNear = chance() < 0.99
    made.lon[index] = rounded(isNear ? lon + spread() : lon)
    made.lat[index] = rounded(isNear ? lat + spread() : lat)
    made.village[index] = made.villageCodes.indexOf(id.slice(0, 12))
    made.hamlet[index] = chance() < 0.02 ? -1 : hamlet
    const persons = 1 + Math.floor(chance() * 6)
    made.persons[index] = persons
    let most = 0
    let sum = 0
    for (const column of [...Object.values(tags), ...Object.values(more)]) {
      const tagged = chance() < 0.08 ? 1 + Math.floor(chance() * persons) : 0
      column[index] = tagged
      most = Math.max(most, tagged)
      sum += tagged
    }
    made.vulnerable[index] = Math.min(persons, Math.max(most, Math.ceil(sum * 0.8)))
  }
  return made
}

/** As packs are written: five or six decimals. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5
