import { z } from 'zod'
import type { HeightGrid } from '../../domain/geo/terrain/grid.ts'
import type { Households } from '../../domain/geo/households.ts'
import type { Basemap } from './basemap.ts'
import * as layers from './layers.ts'
import * as people from './people-tables.ts'
import { plan } from './plans.ts'
import type { LandcoverGrid } from './rasters.ts'
import * as risk from './risk-layers.ts'
import * as tables from './tables.ts'

/**
 * How a file is written: `points` is GeoJSON or a CSV with the columns lon and lat, `lines` and `polygons` are GeoJSON,
 * `rows` is CSV, `json` is JSON. Each may be packed with gzip (`.gz`).
 */
export type Form = 'points' | 'lines' | 'polygons' | 'rows' | 'json'

interface PackFile<F extends Form, S extends z.ZodType> {
  /** Without its ending. */
  readonly name: string
  readonly form: F
  /** Of the whole file; of GeoJSON, the collection. */
  readonly schema: S
  /** What a pack without the file has in its place; undefined: the file must be there. */
  readonly absent?: z.output<S>
}

const collection = <F extends z.ZodType>(of: F) =>
  z.strictObject({ type: z.literal('FeatureCollection'), features: z.array(of) })

const layer = <L extends 'points' | 'lines' | 'polygons', F extends z.ZodType>(
  name: string,
  form: L,
  of: F,
) => ({
  ...{ name, form, schema: collection(of) },
})
/** A layer that a pack may do without. */
const optional = <L extends 'points' | 'lines' | 'polygons', F extends z.ZodType>(
  name: string,
  form: L,
  of: F,
) => ({
  ...layer(name, form, of),
  absent: { type: 'FeatureCollection' as const, features: [] },
})
const table = <T extends 'rows' | 'json', R extends z.ZodType>(name: string, form: T, row: R) => ({
  ...{ name, form, schema: z.array(row), absent: [] },
})

/** The files of a pack that are checked row by row, with their schemas. docs/county-pack.md describes the fields. */
export const FILES = {
  header: { name: 'pack', form: 'json', schema: tables.packHeader },
  jurisdictions: layer('jurisdictions', 'polygons', layers.jurisdictionFeature),
  villages: layer('villages', 'points', layers.villageFeature),
  hamlets: optional('hamlets', 'points', risk.hamletFeature),
  roads: layer('roads', 'lines', layers.roadFeature),
  rivers: optional('rivers', 'lines', layers.riverFeature),
  powerLines: optional('power-lines', 'lines', risk.powerLineFeature),
  gauges: optional('gauges', 'points', layers.gaugeFeature),
  facilities: optional('facilities', 'points', layers.facilityFeature),
  shelters: optional('shelters', 'points', layers.shelterFeature),
  riskAreas: optional('risk-areas', 'polygons', risk.riskAreaFeature),
  grids: table('grids', 'rows', people.grid),
  contacts: table('contacts', 'rows', people.villageContact),
  plans: table('plans', 'json', plan),
  units: table('units', 'json', tables.unit),
  stock: {
    ...{ name: 'warehouses', form: 'json' },
    schema: z.strictObject({ items: z.array(tables.item), warehouses: z.array(tables.warehouse) }),
    absent: { items: [], warehouses: [] },
  },
} as const satisfies Record<string, PackFile<Form, z.ZodType>>

type Files = typeof FILES
export type Part = keyof Files

/** What of a pack is no list of rows: a column or a cell is one number. */
interface Columns {
  /** households.csv; no rows when there is no such file. */
  readonly households: Households
  /** dem.json and dem.bin.gz. */
  readonly dem: HeightGrid | null
  /** landcover.json and landcover.bin.gz. */
  readonly landcover: LandcoverGrid | null
  /** map.pmtiles: what it says of itself; the tiles stay in the file. */
  readonly basemap: Basemap | null
}

/** A county pack, checked. Layers are GeoJSON; every coordinate is WGS-84, whatever the file was in. */
export type Pack = { readonly [K in Part]: z.output<Files[K]['schema']> } & Columns
export type PackUnit = Pack['units'][number]
export type PackWarehouse = Pack['stock']['warehouses'][number]
export type PackItem = Pack['stock']['items'][number]
