import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { bootstrap } from '../project.ts'
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts'

export interface RunningWorker {
  /** The Unix socket's path, or `127.0.0.1:port`. */
  address: string
  /** What the worker is doing; `undefined` when it does not answer within `limitMs`. */
  status(limitMs: number): Promise<{ running: boolean; queued: number } | undefined>
  /** Resolves with the reason when the worker ends and nobody asked it to. */
  died: Promise<string>
  /** Ends it cleanly, or by force after `limitMs`. */
  close(limitMs: number): Promise<void>
  /** Ends it at once: to the database, a power cut. */
  kill(): Promise<void>
}

/** Starts the worker and waits until its socket listens. */
export async function startWorker(entry: URL, setup: WorkerSetup): Promise<RunningWorker> {
  const worker = new Worker(bootstrap(entry), { eval: true, workerData: setup, execArgv: [] })
  let asked = false
  let reason = 'it ended'
  worker.on('error', (error) => (reason = error.message))
  worker.on('message', (message: FromWorker) => {
    if (message.type === 'failed') reason = message.reason
  })
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const died = new Promise<string>((resolve) => void exited.then(() => !asked && resolve(reason)))

  const send = (message: ToWorker): void => worker.postMessage(message)
  const hear = <T extends FromWorker['type']>(type: T): Promise<Extract<FromWorker, { type: T }>> =>
    new Promise((resolve) => {
      const listen = (message: FromWorker): void => {
        if (message.type !== type) return
        worker.off('message', listen)
        resolve(message as Extract<FromWorker, { type: T }>)
      }
      worker.on('message', listen)
    })

  const ready = await Promise.race([hear('ready'), died])
  if (typeof ready === 'string') throw new Error(`the embedded database did not start: ${ready}`)

  const kill = async (): Promise<void> => {
    asked = true
    await worker.terminate()
    await exited
  }
  return {
    address: ready.address,
    died,
    kill,
    async status(limitMs) {
      const heard = hear('status')
      send({ type: 'status' })
      return within(limitMs, heard)
    },
    async close(limitMs) {
      asked = true
      send({ type: 'close' })
      await within(limitMs, exited)
      await kill()
    },
  }
}

/** The promise's value, or `undefined` after `limitMs`. */
export async function within<T>(limitMs: number, promise: Promise<T>): Promise<T | undefined> {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), limitMs)
  try {
    return await Promise.race([promise, once(abort.signal, 'abort').then(() => undefined)])
  } finally {
    clearTimeout(timer)
  }
}
