/** Reads, checks and prepares a pack in a thread beside the server, which meanwhile serves everybody else. */
import { parentPort, workerData } from 'node:worker_threads'
import { compared, readAndPrepare } from './work.ts'
import type { FromPackWorker, ToPackWorker } from './worker-messages.ts'

const port = parentPort
if (!port) throw new Error('db/packs/worker runs as a worker thread alone')
const tell = (message: FromPackWorker): void => port.postMessage(message)

const { folder } = workerData as { folder: string }
const work = readAndPrepare(folder, (layer) => tell({ type: 'packed', layer }))
tell({ type: 'work', work })
port.on('message', ({ layer, before }: ToPackWorker) => {
  tell({ type: 'compared', changes: compared(work, layer, before) })
})
