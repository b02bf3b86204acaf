import { z } from 'zod'
import { words } from '../../words.ts'
import type { RoadClass } from '../county.ts'

export const vehicle = z.enum(['car', 'truck', 'fireEngine', 'ambulance', 'onFoot'])
export type Vehicle = z.infer<typeof vehicle>

export interface VehicleFacts {
  readonly kmh: Readonly<Record<RoadClass, number>>
  /** Total weight, tonnes: it passes no bridge of a lower limit. */
  readonly weightT: number
  /** The narrowest road that it takes, metres. */
  readonly needsM: number
}

/** Where the table comes from, to be said beside every number of minutes. */
export const VEHICLE_SOURCE = words(
  '车速为假设值：按《公路工程技术标准》JTG B01-2014 山区各级公路设计速度折减，未计天气与拥堵；应由本县核定',
  'Speeds are assumed: design speeds of mountain roads by class (JTG B01-2014), reduced; no weather, no traffic; for the county to set',
)

/** Assumed until a county sets its own. */
export const VEHICLES: Readonly<Record<Vehicle, VehicleFacts>> = {
  car: { kmh: { national: 60, provincial: 50, county: 40, township: 25 }, weightT: 2, needsM: 2.5 },
  truck: { kmh: { national: 45, provincial: 40, county: 30, township: 18 }, weightT: 18, needsM: 3.5 },
  fireEngine: { kmh: { national: 50, provincial: 45, county: 35, township: 20 }, weightT: 15, needsM: 3.5 },
  ambulance: { kmh: { national: 65, provincial: 55, county: 42, township: 25 }, weightT: 4.5, needsM: 3 },
  onFoot: { kmh: { national: 4, provincial: 4, county: 4, township: 4 }, weightT: 0.1, needsM: 0 },
}
