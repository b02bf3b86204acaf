import { Worker } from 'node:worker_threads'
import { bootstrap, entry } from '../project.ts'
import type { LayerChanges } from './changes.ts'
import type { Work } from './work.ts'
import type { FromPackWorker, ToPackWorker } from './worker-messages.ts'

export interface PackThread {
  readonly work: Work
  compare(layer: string, before: Uint8Array | undefined): Promise<LayerChanges>
  end(): Promise<void>
}

/** A big county takes 2 GB to read; a mistake shall not take more, and ends the thread alone. */
const MOST_MEMORY_MB = 3_000

/** Has a pack read in a thread of its own. @throws when the thread ends early, as for want of memory */
export async function packThread(folder: string, packed: (layer: string) => void): Promise<PackThread> {
  const worker = new Worker(bootstrap(entry('db/packs/worker')), {
    ...{ eval: true, workerData: { folder }, execArgv: [] },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  })
  const ended = new Promise<never>((_, reject) => {
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread that reads the pack ended (${code})`)))
  })
  // Nothing waits for it when the thread is ended because all is done.
  ended.catch(() => undefined)

  const next = <T extends FromPackWorker['type']>(type: T): Promise<Extract<FromPackWorker, { type: T }>> =>
    new Promise((resolve) => {
      const listen = (message: FromPackWorker): void => {
        if (message.type === 'packed') packed(message.layer)
        if (message.type !== type) return
        worker.off('message', listen)
        resolve(message as Extract<FromPackWorker, { type: T }>)
      }
      worker.on('message', listen)
    })
  const hear = <T extends FromPackWorker['type']>(type: T) => Promise.race([next(type), ended])

  const { work } = await hear('work').catch(async (error: unknown) => {
    await worker.terminate()
    throw error
  })
  return {
    work,
    async compare(layer, before) {
      const heard = hear('compared')
      worker.postMessage({ layer, before } satisfies ToPackWorker)
      return (await heard).changes
    },
    async end() {
      await worker.terminate()
    },
  }
}
