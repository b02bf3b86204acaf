import type { Words } from '../words.ts'
import type { Gauge } from './flood/gauge.ts'
import type { HandGrid } from './flood/hand-grid.ts'
import type { Households } from './households.ts'
import type { LonLat, PolygonGeometry } from './polygon/geometry.ts'

export type RoadClass = 'national' | 'provincial' | 'county' | 'township'

/** Something that stands at a point. Degrees, WGS-84. */
export interface Place {
  readonly id: string
  readonly name: Words
  readonly lon: number
  readonly lat: number
}

/** Only what an answer says of a place, whatever else the object holds. */
export const placeOf = ({ id, name, lon, lat }: Place): Place => ({ id, name, lon, lat })

/** A village or hamlet; its id is its administrative code (12 or 15 digits). */
export interface Settlement extends Place {
  readonly population: number
  readonly households: number
}

export interface Village extends Settlement {
  /** Distinct persons. */
  readonly vulnerable: number
}

export interface Facility extends Place {
  /** school, hospital, fillingStation … as in docs/county-pack.md */
  readonly kind: string
}

export interface Shelter extends Place {
  readonly capacityPersons: number
}

/** A road between two junctions. Roads meet in their first and last position only. */
export interface RoadLine {
  readonly id: string
  readonly class: RoadClass
  readonly number: string
  readonly name: Words
  readonly widthM: number
  readonly line: readonly LonLat[]
}

/** Stands on its road. */
export interface Bridge extends Place {
  readonly roadId: string
  readonly lengthM: number
  /** The heaviest vehicle that may cross, tonnes. */
  readonly loadT: number
}

/** What answers are made from: one version of a county's base data. Absent layers are empty. */
export interface CountyData {
  readonly version: string
  /** The day that the data describe, `2026-03-01`. */
  readonly date: string
  readonly source: Words
  readonly boundary: PolygonGeometry
  /** The county town: who cannot reach it by road is cut off. */
  readonly town: { readonly lon: number; readonly lat: number }
  readonly households: Households
  readonly villages: readonly Village[]
  readonly hamlets: readonly Settlement[]
  readonly facilities: readonly Facility[]
  readonly shelters: readonly Shelter[]
  readonly warehouses: readonly Place[]
  readonly roads: readonly RoadLine[]
  readonly bridges: readonly Bridge[]
  readonly gauges: readonly Gauge[]
  readonly hand: HandGrid | null
}
