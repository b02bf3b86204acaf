import type { Storage } from '../plugins/database.ts'
import { readColumns } from '../setup/county.ts'
import { COUNTY_COLUMNS, COUNTY_ROWS } from './county-data.ts'
import type { CountyLayers } from './thread-messages.ts'

/**
 * What a thread of geography needs of a version, rows still packed; undefined: no such version is kept. It reads some
 * megabytes, and reads no further when the signal comes.
 */
export async function layersOf(
  storage: Pick<Storage, 'baseData'>,
  version: string,
  signal: AbortSignal,
): Promise<CountyLayers | undefined> {
  const { baseData } = storage
  if (!(await baseData.readBaseVersion(version))) return undefined
  const rows: Record<string, Uint8Array | undefined> = {}
  for (const layer of COUNTY_ROWS) {
    signal.throwIfAborted()
    rows[layer] = await baseData.readBaseLayer(version, layer)
  }
  const columns: Record<string, unknown> = {}
  for (const layer of COUNTY_COLUMNS) {
    signal.throwIfAborted()
    columns[layer] = await readColumns(storage, version, layer)
  }
  return { version, rows, columns }
}
