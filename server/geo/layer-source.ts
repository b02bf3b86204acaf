import type { Storage } from '../plugins/database.ts'
import { readColumns, readRows } from '../setup/county.ts'

/** The layers of one version of the county's base data. An absent layer is undefined. */
export interface LayerSource {
  readonly version: string
  /** Rows or GeoJSON. */
  rows(layer: string): Promise<unknown>
  /** Typed arrays: households, height above drainage. */
  columns(layer: string): Promise<unknown>
}

/** Undefined: no such version is kept. */
export async function layerSourceOf(
  storage: Pick<Storage, 'baseData'>,
  version: string,
): Promise<LayerSource | undefined> {
  if (!(await storage.baseData.readBaseVersion(version))) return undefined
  return {
    version,
    rows: (layer) => readRows(storage, version, layer),
    columns: (layer) => readColumns(storage, version, layer),
  }
}
