import { z } from 'zod'
import { facilityKind } from '../../domain/geo/facility-kinds.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import {
  bilingual,
  count,
  feature,
  lat,
  line,
  lon,
  point,
  polygon,
  rowId,
  townshipCode,
  villageCode,
} from './fields.ts'

export const jurisdictionFeature = feature(
  polygon,
  z.strictObject({
    code: jurisdiction,
    level: z.enum(['county', 'township']),
    name: bilingual,
    pinyin: z.string(),
    seatLon: lon,
    seatLat: lat,
    population: count,
  }),
)

export const villageFeature = feature(
  point,
  z.strictObject({
    code: villageCode,
    name: bilingual,
    township: townshipCode,
    population: count,
    households: count,
    /** Distinct vulnerable persons, not a sum of tags. */
    vulnerable: count,
    /** Of the population and of the vulnerable: those who live in a danger area. */
    atRiskPopulation: count,
    atRiskVulnerable: count,
    elevationM: z.number(),
  }),
)

export const roadClass = z.enum(['national', 'provincial', 'county', 'township'])
const roadFacts = {
  id: rowId,
  class: roadClass,
  number: z.string(),
  name: bilingual,
  widthM: z.number().positive(),
}

/** Lines meet only in shared vertices at their ends; a bridge is a vertex of its road. */
export const roadFeature = z.union([
  feature(line, z.strictObject({ kind: z.literal('road'), ...roadFacts, lengthKm: z.number().positive() })),
  feature(
    point,
    z.strictObject({
      kind: z.literal('bridge'),
      ...roadFacts,
      lengthM: z.number().positive(),
      loadT: z.number().positive(),
      roadId: rowId,
      river: rowId,
    }),
  ),
])

/** Drawn from source to mouth. Unnamed brooks have no `river`. */
export const riverFeature = feature(
  line,
  z.strictObject({
    id: rowId,
    river: rowId.nullable(),
    name: bilingual.nullable(),
    streamOrder: z.number().int().min(1).max(9),
  }),
)

export const gaugeFeature = feature(
  point,
  z.strictObject({
    id: rowId,
    name: bilingual,
    jurisdiction,
    river: rowId.nullable(),
    measures: z.array(z.enum(['rain', 'level'])).min(1),
    /** 准备转移 and 立即转移 by duration, wet ground. */
    rainThresholds: z.array(
      z.strictObject({
        windowH: z.number().positive(),
        prepareMm: z.number().positive(),
        evacuateMm: z.number().positive(),
      }),
    ),
    levelThresholds: z.strictObject({ prepareM: z.number(), evacuateM: z.number() }).nullable(),
    warnsVillages: z.array(villageCode),
    sourceDocument: bilingual,
  }),
)

export const facilityFeature = feature(
  point,
  z.strictObject({
    id: rowId,
    kind: facilityKind,
    name: bilingual,
    jurisdiction,
    capacityPersons: count.nullable(),
    note: bilingual.nullable(),
  }),
)

export const shelterFeature = feature(
  point,
  z.strictObject({
    id: rowId,
    name: bilingual,
    jurisdiction,
    kind: z.enum(['school', 'office', 'gymnasium', 'other']),
    capacityPersons: count,
    usableAreaM2: z.number().positive(),
    facilityId: rowId.nullable(),
  }),
)
