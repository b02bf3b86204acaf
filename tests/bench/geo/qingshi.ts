import { unpackedColumns } from '../../../db/packs/packed.ts'
import { readAndPrepare } from '../../../db/packs/work.ts'
import { gunzipSync } from 'node:zlib'
import type { CountyData } from '../../../domain/geo/county.ts'
import { countyDataOf } from '../../../server/geo/county-data.ts'
import { packFolder } from '../../../server/setup/county.ts'

/** The whole demo county as geography has it: read, checked and packed as a load does it, without a database. */
export function readQingshi(): Promise<CountyData> {
  const { prepared } = readAndPrepare(packFolder('qingshi'), () => undefined)
  if (!prepared) throw new Error('The demo county has faults: npm run pack:check names them')
  const bytesOf = (layer: string) => {
    const gz = prepared.layers[layer]?.gz
    return gz && gunzipSync(gz)
  }
  return countyDataOf({
    version: prepared.name,
    async rows(layer) {
      const bytes = bytesOf(layer)
      return bytes && (JSON.parse(bytes.toString()) as unknown)
    },
    async columns(layer) {
      const bytes = bytesOf(layer)
      return bytes && unpackedColumns(bytes)
    },
  })
}
