import { z } from 'zod'
import { position } from '../position.ts'
import { WET_CURVE_NUMBER } from './flood/rainfall.ts'
import { closureInput } from './roads/closures.ts'
import { vehicle } from './roads/vehicles.ts'

/** What may be asked of geography. Polygons are checked by parsePolygon, which knows the county. */
const closures = z.array(closureInput).max(200).default([])
const byVehicle = { vehicle: vehicle.default('car'), closures }

export const impactQuestion = z.strictObject({
  polygon: z.unknown().describe('GeoJSON Polygon or MultiPolygon'),
})
export type ImpactQuestion = z.infer<typeof impactQuestion>

export const routeQuestion = z.strictObject({
  ...{ from: position, to: position, ...byVehicle },
  measure: z.enum(['time', 'distance']).default('time'),
  alternatives: z.number().int().min(0).max(3).default(0),
})
export type RouteQuestion = z.infer<typeof routeQuestion>

export const nearestQuestion = z.strictObject({
  at: position,
  ...byVehicle,
  kind: z.string().min(1).max(40).describe('shelter, warehouse, or a kind of facility'),
  n: z.number().int().min(1).max(50).default(5),
})
export type NearestQuestion = z.infer<typeof nearestQuestion>

/** Units drive what they drive, so no vehicle is asked for. */
export const firstThereQuestion = nearestQuestion.omit({ kind: true, vehicle: true })
export type FirstThereQuestion = z.infer<typeof firstThereQuestion>

export const cutOffQuestion = z.strictObject(byVehicle)
export type CutOffQuestion = z.infer<typeof cutOffQuestion>

const flood = {
  gauge: z.string().min(1).max(128),
  reachM: z
    .number()
    .min(100)
    .max(20_000)
    .default(10_000)
    .describe('How far along the water the stage tells, m'),
}

export const floodQuestion = z.union(
  [
    z.strictObject({ ...flood, stageM: z.number().gt(0).max(50).describe('Above the river bed, m') }),
    z.strictObject({
      ...flood,
      rainfall: z.strictObject({ mm: z.number().gt(0).max(2_000), hours: z.number().min(0.1).max(72) }),
      curveNumber: z
        .number()
        .min(30)
        .max(99)
        .default(WET_CURVE_NUMBER)
        .describe('SCS curve number of the catchment'),
    }),
  ],
  'flood-from',
)
export type FloodQuestion = z.infer<typeof floodQuestion>
