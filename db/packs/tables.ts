import { z } from 'zod'
import { label, quantity } from '../../domain/fields.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import { datum } from '../../domain/position.ts'
import { teamType, unitSkill } from '../../domain/unit/commands.ts'
import { bilingual, contact, count, countyCode, day, lat, lon, rowId } from './fields.ts'

/** A threshold or deadline and the document it was taken from. */
const setting = z.strictObject({ value: z.number().min(0), source: bilingual })

export const packHeader = z.strictObject({
  format: z.literal('fenghuo-county-pack/2'),
  id: rowId,
  version: z.string().regex(/^[A-Za-z0-9._-]{1,32}$/),
  code: countyCode,
  name: bilingual,
  fictional: z.boolean(),
  /** Of every file that `datums` does not name. */
  datum,
  /** By file name without its ending. */
  datums: z.record(z.string(), datum).default({}),
  /** 审图号; null where the map shows no real place. */
  mapReviewNumber: z.string().trim().min(1).max(60).nullable(),
  population: count,
  centre: z.strictObject({ lon, lat }),
  /** West, south, east, north, degrees. */
  bbox: z.tuple([lon, lat, lon, lat]),
  date: day,
  sources: z
    .array(z.strictObject({ layers: z.array(z.string()).min(1), title: bilingual, date: day }))
    .min(1),
  settings: z.strictObject({
    /** A unit with no fix for so long is stale. */
    staleAfterS: setting,
    trackRetentionDays: setting,
    /** Who reported is forgotten so many days after their last incident was closed; without it only by hand. */
    reporterRetentionDays: setting.optional(),
    villageReportWithinS: setting,
    townshipPhoneReportWithinS: setting,
    townshipWrittenReportWithinS: setting,
    countyReportWithinS: setting,
    followUpReportEveryS: setting,
    warningReceiptWithinS: setting,
    callAnswerWithinS: setting,
    callEscalateWithinS: setting,
    evacuationOrderWithinS: setting,
    evacuationCompleteBeforeArrivalS: setting,
    waterPerPersonLPerDay: setting,
    mealsPerPersonPerDay: setting,
    shelterAreaPerPersonM2: setting,
  }),
})

/** As the commands take it that a row becomes: what they refuse must be told before anything is loaded. */
const labels = z.strictObject({ zh: label, en: label })

export const item = z.strictObject({
  id: rowId,
  /** GB/T 38565-2020 form, 1+2+2+2 digits. */
  code: z.string().regex(/^[123]\d{6}$/, 'item code: 7 digits, beginning with 1, 2 or 3'),
  /** True while nobody has checked the code against the standard's table. */
  provisional: z.boolean(),
  name: labels,
  unitOfMeasure: labels,
})

const lot = z.strictObject({
  item: rowId,
  lot: label,
  quantity,
  producedOn: day.nullable(),
  expiresOn: day.nullable(),
  bin: z.string().min(1),
})

export const warehouse = z.strictObject({
  id: rowId,
  jurisdiction,
  name: labels,
  lon,
  lat,
  keeper: contact,
  /** What the store should hold; the fill level is stock / target. */
  targets: z.array(z.strictObject({ item: rowId, quantity })).max(500),
  lots: z.array(lot),
})

export const unit = z.strictObject({
  id: rowId,
  jurisdiction,
  name: labels,
  teamType,
  headcount: z.number().int().positive().max(10_000),
  skills: z.array(unitSkill).max(20),
  callSign: label,
  lon,
  lat,
  leader: contact,
})
