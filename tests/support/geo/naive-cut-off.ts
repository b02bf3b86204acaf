import type { CountyData } from '../../../domain/geo/county.ts'

/** Whether people who come to the roads where a settlement does are cut off. */
export type IsLost = (code: string) => boolean

/**
 * Who is cut off, household by household as a clerk would count it: each of the list is where its hamlet is, or else
 * where its village is; settlements of which the list holds nobody count by their own figures.
 */
export function naiveCutOff({ villages, hamlets, households }: CountyData, isLost: IsLost) {
  const { count, persons, vulnerable, livingAlone, hamlet, village, hamletCodes, villageCodes } = households
  const places = Array.from({ length: count }, (_, index) => ({
    place: hamlet[index]! < 0 ? villageCodes[village[index]!]! : hamletCodes[hamlet[index]!]!,
    ...{ persons: persons[index]!, vulnerable: vulnerable[index]!, livingAlone: livingAlone[index]! },
    households: 1,
  }))
  const listed = new Set(places.map(({ place }) => place))
  const listedVillages = new Set([...listed].map((code) => code.slice(0, 12)))
  const byOwnFigures = (
    { id: place, population, households: homes }: (typeof hamlets)[number],
    less = { population: 0, households: 0 },
  ) => ({
    ...{ place, vulnerable: 0, livingAlone: 0 },
    ...{ persons: population - less.population, households: homes - less.households },
  })
  // In a village of which some are listed, the other hamlets hold no more than is left of the village's own figures.
  const left = new Map(villages.map(({ id, population, households: homes }) => [id, { population, homes }]))
  for (const { place, persons: people } of places) {
    const of = left.get(place.slice(0, 12))
    if (of) [of.population, of.homes] = [Math.max(0, of.population - people), Math.max(0, of.homes - 1)]
  }
  for (const one of hamlets) {
    if (listed.has(one.id)) continue
    const of = left.get(one.id.slice(0, 12))
    if (!of || !listedVillages.has(one.id.slice(0, 12))) {
      places.push(byOwnFigures(one))
      continue
    }
    const share = {
      population: Math.min(one.population, of.population),
      households: Math.min(one.households, of.homes),
    }
    places.push(byOwnFigures({ ...one, ...share }))
    ;[of.population, of.homes] = [of.population - share.population, of.homes - share.households]
  }
  for (const one of villages) {
    if (listedVillages.has(one.id)) continue
    const own = hamlets.filter(({ id }) => id.startsWith(one.id))
    const inHamlets = (of: (place: (typeof own)[number]) => number) =>
      own.reduce((s, each) => s + of(each), 0)
    places.push(
      byOwnFigures(one, {
        population: inHamlets((each) => each.population),
        households: inHamlets((each) => each.households),
      }),
    )
  }
  const lost = places.filter(({ place, persons: people }) => people > 0 && isLost(place))
  const total = (of: (place: (typeof places)[number]) => number) => lost.reduce((s, each) => s + of(each), 0)
  const byVillage: Record<string, number> = {}
  for (const { place, persons: people } of lost)
    byVillage[place.slice(0, 12)] = (byVillage[place.slice(0, 12)] ?? 0) + people
  return {
    byVillage,
    people: total((each) => each.persons),
    households: total((each) => each.households),
    vulnerable: total((each) => each.vulnerable),
    livingAlone: total((each) => each.livingAlone),
  }
}
