import type { Storage } from '../plugins/database.ts'
import type { Operation } from '../rooms/rooms.ts'
import { readCounty, type County } from '../setup/county.ts'

/** The layers of one version of the county's base data. An absent layer is undefined. */
export interface LayerSource {
  readonly version: string
  /** Rows or GeoJSON. */
  rows(layer: string): Promise<unknown>
  /** Typed arrays: households, height above drainage. */
  columns(layer: string): Promise<unknown>
}

/** The version of the county that an operation sees; undefined: none is loaded. */
export const versionSeenBy = (
  _: Operation,
  county: { readonly now: County | undefined },
): string | undefined => county.now?.version

/** Undefined: no such version is kept. The one place that knows how base data are kept. */
export async function layerSourceOf(
  storage: Pick<Storage, 'baseData'>,
  version: string,
): Promise<LayerSource | undefined> {
  const county = await readCounty(storage, version)
  if (!county) return undefined
  const { header, warehouses } = county
  const layers: Readonly<Record<string, unknown>> = { ...county.layers, header, warehouses }
  return { version, rows: async (layer) => layers[layer], columns: async () => undefined }
}
