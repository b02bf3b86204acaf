import type { LayerChanges } from '../../db/packs/changes.ts'
import type { Work } from '../../db/packs/work.ts'
import { packThread, readAndPrepare, comparedHere } from '../plugins/database.ts'
import type { Progress } from './report.ts'

/** A pack that was read, and what still has to be asked of whoever read it. */
export interface PackWorker extends Work {
  compare(layer: string, before: Uint8Array | undefined): Promise<LayerChanges>
}

/** Reads and prepares a pack, and hands it to `use`. */
export type PackWork = <T>(
  folder: string,
  progress: Progress,
  use: (worker: PackWorker) => Promise<T>,
) => Promise<T>

/** In this thread: at the start and on the command line nobody else waits. */
export const inThisThread: PackWork = async (folder, progress, use) => {
  progress({ step: 'read' })
  const work = readAndPrepare(folder, (layer) => progress({ step: 'pack', layer }))
  return use({ ...work, compare: async (layer, before) => comparedHere(work, layer, before) })
}

/** In a thread beside this one, which goes on serving. */
export const inAnotherThread: PackWork = async (folder, progress, use) => {
  progress({ step: 'read' })
  const thread = await packThread(folder, (layer) => progress({ step: 'pack', layer }))
  try {
    return await use({ ...thread.work, compare: thread.compare })
  } finally {
    await thread.end()
  }
}
