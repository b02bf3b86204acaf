import type { LayerChanges } from '../../db/packs/changes.ts'
import type { Prepared } from '../../db/packs/prepare.ts'
import type { Storage } from '../plugins/database.ts'
import type { PackWorker } from './work.ts'

/** What a pack has otherwise than the version before, layer by layer; layers of the same digest are not looked at. */
export async function changesBetween(
  { baseData }: Pick<Storage, 'baseData'>,
  previous: string,
  { layers }: Prepared,
  worker: PackWorker,
): Promise<LayerChanges[]> {
  const before = await baseData.baseDigests(previous)
  const names = [...new Set([...Object.keys(before), ...Object.keys(layers)])]
  const changes: LayerChanges[] = []
  for (const layer of names) {
    const now = layers[layer]
    if (now && before[layer] === now.digest) continue
    const old = layer in before ? await baseData.readBaseLayer(previous, layer) : undefined
    const found = await worker.compare(layer, old)
    if (found.added + found.changed + found.removed > 0) changes.push(found)
  }
  return changes
}
