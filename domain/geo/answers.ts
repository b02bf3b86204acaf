import { z } from 'zod'

/**
 * The answers from geography as they leave the program: each says which base data it was made from, and an estimate
 * says what it was estimated by. Distances in km, areas in km², heights in m, times in minutes, unless the name says.
 */
export const saidWords = z.strictObject({ zh: z.string(), en: z.string() })

const count = z.number().int().min(0)
const km = z.number().min(0)

/** What every answer says about itself. */
export const about = z.strictObject({
  version: z.string().describe('Version of the county pack'),
  date: z.string().describe('The day that the data describe'),
  source: saidWords,
  estimate: saidWords.nullable().describe('How it was estimated, and its limits; null: it was counted'),
})
export type About = z.infer<typeof about>

export const foundPlace = z.strictObject({
  id: z.string(),
  name: saidWords,
  lon: z.number(),
  lat: z.number(),
})
export type FoundPlace = z.infer<typeof foundPlace>

export const settlementInside = foundPlace.extend({
  part: z.enum(['whole', 'part']),
  people: count.describe('Persons inside'),
  households: count,
  ofPeople: count.describe('Persons of the whole settlement'),
  ofHouseholds: count,
  countedBy: z
    .enum(['household', 'point'])
    .describe('point: no household is known there, so it counts as a whole where its point lies'),
})
export type SettlementInside = z.infer<typeof settlementInside>

const vulnerableCounts = z.strictObject({
  persons: count.describe('Distinct persons: less than the sum of the kinds'),
  ...{ livingAlone: count, disabled: count, pregnant: count, infant: count, chronic: count, migrant: count },
})
export type VulnerableCounts = z.infer<typeof vulnerableCounts>

const kmByClass = z.strictObject({ national: km, provincial: km, county: km, township: km })
export type KmByClass = z.infer<typeof kmByClass>

export const impactAnswer = z.strictObject({
  about,
  areaKm2: z.number(),
  partlyOutside: z.boolean().describe('Part of the area lies outside the county, where nothing is known'),
  people: count,
  households: count,
  vulnerable: vulnerableCounts,
  villages: z.array(settlementInside),
  hamlets: z.array(settlementInside),
  facilitiesByKind: z.record(z.string(), count),
  facilities: z.array(foundPlace.extend({ kind: z.string() })),
  shelters: z.array(foundPlace.extend({ capacityPersons: count })),
  warehouses: z.array(foundPlace),
  units: z.array(foundPlace),
  bridges: z.array(foundPlace.extend({ roadId: z.string(), loadT: z.number() })),
  roadKm: kmByClass,
  roads: z
    .array(z.strictObject({ name: saidWords, number: z.string(), class: z.string(), km }))
    .describe('By class, number and name'),
})
export type ImpactAnswer = z.infer<typeof impactAnswer>

const minutes = z.number().min(0)

export const routeAnswer = z.strictObject({
  about,
  routes: z
    .array(
      z.strictObject({
        km,
        minutes,
        line: z
          .array(z.tuple([z.number(), z.number()]))
          .describe('Longitude and latitude, from start to end'),
        roads: z.array(
          z.strictObject({
            id: z.string(),
            name: saidWords,
            number: z.string(),
            class: z.string(),
            km,
            minutes,
          }),
        ),
        bridges: z.array(foundPlace.extend({ roadId: z.string(), loadT: z.number() })),
      }),
    )
    .describe('The best first, then the alternatives'),
  offRoadM: z
    .strictObject({ start: z.number(), end: z.number() })
    .describe('From the places given to the road, in a straight line and not in km or minutes'),
})
export type RouteAnswer = z.infer<typeof routeAnswer>

export const nearestAnswer = z.strictObject({
  about,
  found: z
    .array(foundPlace.extend({ km, minutes, offRoadM: z.number() }))
    .describe('The soonest reached first; fewer than asked for when no passable road leads to more'),
  notReached: z
    .array(foundPlace)
    .describe(
      'Those that would be sooner than the last one found, but that closures leave no way to; the soonest first, were nothing closed',
    ),
  offRoadM: z.number().describe('From the place asked about to the road, in a straight line'),
})
export type NearestAnswer = z.infer<typeof nearestAnswer>

const cutOffPlace = foundPlace.extend({
  people: count.describe('Persons cut off'),
  households: count,
  vulnerable: count
    .nullable()
    .describe('Distinct persons; null: of part of a village without a list of households it is not known'),
  countedBy: settlementInside.shape.countedBy.describe(
    'point: no household is known in some of it, which counts with its own figures where its point lies',
  ),
})

export const cutOffAnswer = z.strictObject({
  about,
  people: count.describe('Persons of the hamlets that are cut off, and of villages outside of any hamlet'),
  households: count,
  vulnerable: vulnerableCounts.describe('Of those of whom it is known'),
  villages: z
    .array(
      cutOffPlace.extend({
        part: settlementInside.shape.part.describe('part: some of its people still reach the town'),
        ofPeople: count.describe('Persons of the whole village'),
        ofHouseholds: count,
      }),
    )
    .describe('Villages of which somebody is cut off'),
  hamlets: z
    .array(cutOffPlace.extend({ village: z.string().describe('Code of its village') }))
    .describe('Every hamlet cut off, also of villages cut off as a whole'),
  neverConnected: z
    .array(z.string())
    .describe(
      'Codes of villages, and of single hamlets of other villages, that no road in the data joins to the town',
    ),
})
export type CutOffAnswer = z.infer<typeof cutOffAnswer>

const multiPolygon = z.strictObject({
  type: z.literal('MultiPolygon'),
  coordinates: z
    .array(z.array(z.array(z.tuple([z.number(), z.number()]).readonly()).readonly()).readonly())
    .readonly(),
})

export const floodAnswer = z.strictObject({
  about,
  gauge: foundPlace,
  stageM: z.number(),
  rainfall: z
    .strictObject({
      ...{ mm: z.number(), hours: z.number(), runoffMm: z.number(), peakM3s: z.number() },
      pairsFitted: z
        .number()
        .describe('To so many pairs of rain and level of its plan the rating curve of the gauge was fitted'),
    })
    .nullable()
    .describe('What the stage was estimated from; null: the stage was given'),
  depths: z
    .array(z.strictObject({ fromM: z.number(), areaKm2: z.number(), polygon: multiPolygon }))
    .describe(
      'The ground at least so deep under water: from 0, the whole extent, each within the one before',
    ),
})
export type FloodAnswer = z.infer<typeof floodAnswer>
