import { z } from 'zod'
import {
  bilingual,
  count,
  feature,
  hamletCode,
  line,
  point,
  polygon,
  rowId,
  townshipCode,
  villageCode,
} from './fields.ts'

/** 自然村 or 村民小组. */
export const hamletFeature = feature(
  point,
  z.strictObject({
    code: hamletCode,
    name: bilingual,
    village: villageCode,
    population: count,
    households: count,
  }),
)

export const powerLineFeature = feature(
  line,
  z.strictObject({ id: rowId, name: bilingual, voltageKv: z.number().positive() }),
)

/** 危险区, with what the 六落实 ask for; its responsible people are in contacts.csv. */
export const riskAreaFeature = feature(
  polygon,
  z.strictObject({
    id: rowId,
    kind: z.enum(['flashFlood', 'landslide', 'debrisFlow', 'wildfire', 'other']),
    name: bilingual,
    jurisdiction: townshipCode,
    villages: z.array(villageCode).min(1),
    households: count,
    population: count,
    /** Distinct vulnerable persons. */
    vulnerable: count,
    /** 报警信号. */
    signal: bilingual,
    /** 转移路线. */
    route: bilingual,
    shelter: rowId.nullable(),
  }),
)
