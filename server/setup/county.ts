import { isAbsolute, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { HeightGrid } from '../../domain/geo/terrain/grid.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Territory } from '../../domain/territory.ts'
import type { Words } from '../../domain/words.ts'
import type { Basemap } from '../../db/packs/basemap.ts'
import type { Pack } from '../../db/packs/files.ts'
import type { LandcoverGrid } from '../../db/packs/rasters.ts'
import { projectRoot } from '../../scenarios/project-root.ts'
import { unpackedColumns, type Storage } from '../plugins/database.ts'

/** The layers of a pack that a map draws, by the name a client asks for. */
export const MAP_LAYERS = [
  'jurisdictions',
  'villages',
  'hamlets',
  'roads',
  'rivers',
  'powerLines',
  'gauges',
  'facilities',
  'shelters',
  'riskAreas',
] as const satisfies readonly (keyof Pack)[]
export type MapLayer = (typeof MAP_LAYERS)[number]

/** Of a unit or warehouse: the id by which its leader or keeper stands in the erasable table. */
export type CountyUnit = Omit<Pack['units'][number], 'leader'> & { readonly leader?: PersonId }
export type CountyWarehouse = Omit<Pack['stock']['warehouses'][number], 'keeper'> & {
  readonly keeper?: PersonId
}

/** What the server knows of its county beside the log: one version of its pack, without names and phones. */
export interface County {
  readonly version: string
  readonly code: string
  readonly name: Words
  readonly header: Pack['header']
  /** What its commands and rights are judged by. */
  readonly territory: Territory
  readonly roads: Pack['roads']
  readonly items: Pack['stock']['items']
  readonly units: readonly CountyUnit[]
  readonly warehouses: readonly CountyWarehouse[]
  /** What a map draws, as GeoJSON; a layer of the pack that was absent is empty. */
  readonly layers: Readonly<Record<string, unknown>>
  /** Its grids; absent when the pack has no heights. */
  readonly terrain?:
    { readonly heights: HeightGrid; readonly landcover: LandcoverGrid | undefined } | undefined
  /** What its map.pmtiles says of itself, when the pack has one. */
  readonly basemap?: Basemap | undefined
}

/** The folder that COUNTY_PACK names: one of ours by its name, or a path. */
export const packFolder = (name: string): string =>
  isAbsolute(name) || name.includes('/') ? name : join(projectRoot(), 'db', 'packs', name)

const NO_FEATURES = { type: 'FeatureCollection', features: [] }

type BaseData = Pick<Storage, 'baseData'>
const unzipped = promisify(gunzip)

/** One layer of a version that is a list of rows; undefined when the version has no such layer. */
export async function readRows({ baseData }: BaseData, version: string, layer: string): Promise<unknown> {
  const gz = await baseData.readBaseLayer(version, layer)
  return gz && JSON.parse((await unzipped(gz)).toString())
}

/** One layer of a version that is columns: households, heights, ground cover, height above drainage. */
export async function readColumns({ baseData }: BaseData, version: string, layer: string): Promise<unknown> {
  const gz = await baseData.readBaseLayer(version, layer)
  return gz && unpackedColumns(await unzipped(gz))
}

/** The grids of a version; undefined when it has no heights. */
export async function readTerrain(storage: BaseData, version: string): Promise<County['terrain']> {
  const heights = (await readColumns(storage, version, 'dem')) as HeightGrid | undefined
  if (!heights) return undefined
  const landcover = (await readColumns(storage, version, 'landcover')) as LandcoverGrid | undefined
  return { heights, landcover }
}

/** The county as of a version of its pack; undefined when no such version is kept. */
export async function readCounty(storage: BaseData, version: string): Promise<County | undefined> {
  const data = await storage.baseData.readBaseVersion(version)
  if (!data) return undefined
  const rows = async <T>(layer: string) => (await readRows(storage, version, layer)) as T
  const layers: Record<string, unknown> = {}
  for (const layer of MAP_LAYERS) layers[layer] = (await readRows(storage, version, layer)) ?? NO_FEATURES
  const terrain = await readTerrain(storage, version)
  const header = await rows<County['header']>('header')
  return {
    ...{ version, code: data.county, name: { zh: data.nameZh, en: data.nameEn } },
    header,
    territory: territoryOf(header, layers),
    roads: layers['roads'] as County['roads'],
    layers,
    items: await rows<County['items']>('items'),
    units: await rows<County['units']>('units'),
    warehouses: await rows<County['warehouses']>('warehouses'),
    ...(terrain ? { terrain } : {}),
    basemap: await rows<Basemap | undefined>('basemap'),
  }
}

/** The codes of the places of a county that is loaded; undefined while none is. For a program without its services. */
export async function readCodes(storage: BaseData): Promise<Territory['codes'] | undefined> {
  const latest = await storage.baseData.latestBaseVersion()
  return latest && (await readTerritory(storage, latest.version))?.codes
}

/** Where a version of its pack has the county; undefined when no such version is kept. */
export async function readTerritory(storage: BaseData, version: string): Promise<Territory | undefined> {
  if (!(await storage.baseData.readBaseVersion(version))) return undefined
  const rows = (layer: string) => readRows(storage, version, layer)
  const layers = {
    jurisdictions: await rows('jurisdictions'),
    villages: (await rows('villages')) ?? NO_FEATURES,
  }
  return territoryOf((await rows('header')) as County['header'], layers)
}

type OfCodes = { readonly features: readonly { readonly properties: { readonly code: string } }[] }

const territoryOf = ({ bbox }: County['header'], layers: Readonly<Record<string, unknown>>): Territory => {
  const ofCodes = [layers['jurisdictions'], layers['villages']] as readonly OfCodes[]
  const codes = ofCodes.flatMap(({ features }) => features.map(({ properties }) => properties.code))
  return { extent: bbox, codes: new Set(codes) }
}
