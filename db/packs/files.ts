import { z } from 'zod'
import * as layers from './layers.ts'
import * as tables from './tables.ts'

const collection = <F extends z.ZodType>(of: F) =>
  z.strictObject({ type: z.literal('FeatureCollection'), features: z.array(of) })

/** Every file of a pack with its schema. docs/county-pack.md describes the fields. */
export const FILES = {
  header: ['pack.json', tables.packHeader],
  jurisdictions: ['jurisdictions.geojson', collection(layers.jurisdictionFeature)],
  villages: ['villages.geojson', collection(layers.villageFeature)],
  roads: ['roads.geojson', collection(layers.roadFeature)],
  rivers: ['rivers.geojson', collection(layers.riverFeature)],
  gauges: ['gauges.geojson', collection(layers.gaugeFeature)],
  facilities: ['facilities.geojson', collection(layers.facilityFeature)],
  shelters: ['shelters.geojson', collection(layers.shelterFeature)],
  stock: [
    'warehouses.json',
    z.strictObject({ items: z.array(tables.item), warehouses: z.array(tables.warehouse) }),
  ],
  units: ['units.json', z.array(tables.unit)],
} as const

type Files = typeof FILES
export type Part = keyof Files

/** A county pack, checked. Layers are GeoJSON, WGS-84; `stock` and `units` are tables. */
export type Pack = { readonly [K in Part]: z.output<Files[K][1]> }
export type PackUnit = Pack['units'][number]
export type PackWarehouse = Pack['stock']['warehouses'][number]
export type PackItem = Pack['stock']['items'][number]
