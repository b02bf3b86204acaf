import { z } from 'zod'
import { point } from './common.ts'

export const devicesAnswer = z.object({
  devices: z.array(
    z.object({
      key: z.string(),
      firstSeenAt: z.string(),
      lastSeenAt: z.string(),
      count: z.number(),
      last: point.nullish(),
    }),
  ),
})
export type SeenDevice = z.infer<typeof devicesAnswer>['devices'][number]

/** How many fixes were stored, how many were left out, and which devices are bound to no unit. */
export const takenAnswer = z.object({
  ...{ ok: z.literal(true), stored: z.number(), ignored: z.number() },
  unknown: z.array(z.string()).optional(),
})

const place = z.tuple([z.number(), z.number()])
const collection = <T extends z.ZodType>(feature: T) =>
  z.object({ type: z.literal('FeatureCollection'), features: z.array(feature) })
const ofUnit = { type: z.literal('Feature'), id: z.string() }

/** GeoJSON, WGS-84: of each unit a line, or a MultiPoint when there is only one fix; `times` are those of the fixes. */
export const tracksAnswer = collection(
  z.object({
    ...ofUnit,
    geometry: z.object({ type: z.enum(['LineString', 'MultiPoint']), coordinates: z.array(place) }),
    properties: z.object({
      ...{ unitId: z.string(), times: z.array(z.string()), simulated: z.boolean() },
    }),
  }),
)

/** GeoJSON, WGS-84: where units were, with the age of each fix then. */
export const positionsAnswer = collection(
  z.object({
    ...ofUnit,
    geometry: z.object({ type: z.literal('Point'), coordinates: place }),
    properties: z.object({
      ...{ unitId: z.string(), fixAt: z.string(), ageS: z.number(), stale: z.boolean() },
      ...{ speedMps: z.number().nullable(), headingDeg: z.number().nullable() },
      ...{ accuracyM: z.number().nullable(), batteryPct: z.number().nullable(), simulated: z.boolean() },
    }),
  }),
)
