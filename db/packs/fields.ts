import { z } from 'zod'
import { jurisdiction } from '../../domain/jurisdiction.ts'

/** Text in both languages of the screen. */
export const bilingual = z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) })

export const countyCode = jurisdiction.refine((code) => code.length === 6, 'county code: 6 digits')
export const townshipCode = jurisdiction.refine((code) => code.length === 9, 'township code: 9 digits')
export const villageCode = jurisdiction.refine((code) => code.length === 12, 'village code: 12 digits')
export const hamletCode = jurisdiction.refine((code) => code.length === 15, 'hamlet code: 15 digits')

/** Id of a row, unique in its file. */
export const rowId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'id')

/** Persons, households or pieces. */
export const count = z.number().int().min(0)
export const day = z.iso.date()

/** Degrees. A latitude may be as big as a longitude here: check/places.ts knows two that were swapped, and says so. */
export const lon = z.number().min(-180).max(180)
export const lat = z.number().min(-180).max(180)

/** A person of a pack; goes to the erasable table, never into the log. */
export const contact = z.strictObject({
  name: z.string().trim().min(1).max(40),
  phone: z.string().regex(/^[+\d][\d -]{2,24}$/, 'phone'),
})

const lonLat = z.tuple([lon, lat])
/** Closed: read/repair.ts closes what is open. */
const ring = z.array(lonLat).min(4, 'ring')

export const point = z.strictObject({ type: z.literal('Point'), coordinates: lonLat })
export const line = z.strictObject({ type: z.literal('LineString'), coordinates: z.array(lonLat).min(2) })
export const polygon = z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) })

/** A GeoJSON feature with this geometry and these properties. */
export const feature = <G extends z.ZodType, P extends z.ZodType>(geometry: G, properties: P) =>
  z.strictObject({ type: z.literal('Feature'), properties, geometry })
