import { isAbsolute, join } from 'node:path'
import type { Pack } from '../../db/packs/files.ts'
import type { Words } from '../../domain/words.ts'
import { projectRoot } from '../../scenarios/project-root.ts'
import type { Terrain } from '../terrain/terrain-tiles.ts'
import { readPack, type Storage } from '../plugins/database.ts'

/** The layers of a pack that a map draws, by the name a client asks for. */
export const MAP_LAYERS = [
  'jurisdictions',
  'villages',
  'roads',
  'rivers',
  'gauges',
  'facilities',
  'shelters',
] as const satisfies readonly (keyof Pack)[]

/** What the server knows of its county beside the log: the newest pack, without names and phones. */
export interface County {
  readonly version: string
  readonly code: string
  readonly name: Words
  readonly header: Pack['header']
  readonly roads: Pack['roads']
  readonly items: Pack['stock']['items']
  readonly units: readonly Omit<Pack['units'][number], 'leader'>[]
  readonly warehouses: readonly Omit<Pack['stock']['warehouses'][number], 'keeper'>[]
  readonly layers: Readonly<Record<string, unknown>>
  /** Its grids; absent when the pack has no heights. */
  readonly terrain?: Terrain | undefined
}

/** The pack named by COUNTY_PACK: one of ours, or a folder. @throws PackError naming every fault */
export const readCountyPack = (name: string): Pack =>
  readPack(isAbsolute(name) || name.includes('/') ? name : join(projectRoot(), 'db', 'packs', name))

export const versionOf = ({ header }: Pack): string => `${header.id}-${header.version}`

/** Stores a pack as base data. People stay out: base data is never erased, and they must be erasable. */
export async function saveCounty(
  { baseData }: Pick<Storage, 'baseData'>,
  pack: Pack,
  now: Date,
): Promise<boolean> {
  const { header, stock } = pack
  const layers = Object.fromEntries(MAP_LAYERS.map((layer) => [layer, pack[layer]]))
  const units = pack.units.map(({ leader: _, ...unit }) => unit)
  const warehouses = stock.warehouses.map(({ keeper: _, ...warehouse }) => warehouse)
  return baseData.saveBaseData({
    version: versionOf(pack),
    ...{ county: header.code, nameZh: header.name.zh, nameEn: header.name.en, loadedAt: now },
    layers: { ...layers, header, units, items: stock.items, warehouses },
  })
}

/** The county as of a version of its pack, by default the one loaded last. */
export async function readCounty(
  { baseData }: Pick<Storage, 'baseData'>,
  version?: string,
): Promise<County | undefined> {
  const wanted = version ?? (await baseData.latestBaseVersion())?.version
  const data = wanted === undefined ? undefined : await baseData.readBaseData(wanted)
  if (!data) return undefined
  const { header, units, items, warehouses, ...layers } = data.layers
  return {
    ...{ version: data.version, code: data.county, name: { zh: data.nameZh, en: data.nameEn } },
    header: header as County['header'],
    units: units as County['units'],
    items: items as County['items'],
    warehouses: warehouses as County['warehouses'],
    roads: layers['roads'] as County['roads'],
    layers,
  }
}
