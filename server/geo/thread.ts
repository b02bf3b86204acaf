import { Worker } from 'node:worker_threads'
import { bootstrap, entry } from '../plugins/database.ts'
import { askedBy, type KnownCounty } from './known-county.ts'
import type { CountyLayers, FromGeography, ToGeography } from './thread-messages.ts'

interface Waiting {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

/**
 * Has a version of the county indexed, and its questions answered, in a thread of its own. The buffers of the columns
 * go over to it. What it has not answered when it ends is rejected. @throws when it ends before it is ready
 */
export async function knownInThread(layers: CountyLayers): Promise<KnownCounty> {
  const { version } = layers
  const worker = new Worker(bootstrap(entry('server/geo/worker')), {
    ...{ eval: true, workerData: layers, execArgv: [], transferList: buffersOf(layers.columns) },
  })
  worker.unref()
  const waiting = new Map<number, Waiting>()
  let reason = new Error('the thread of geography ended')
  let isOver = false
  worker.on('error', (error) => (reason = error))
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      isOver = true
      for (const { reject } of waiting.values()) reject(reason)
      waiting.clear()
      resolve()
    })
  })
  const shelters = await new Promise<KnownCounty['shelters']>((resolve, reject) => {
    worker.on('message', (message: FromGeography) => {
      if (message.type === 'ready') return resolve(message.shelters)
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.type === 'answer') asked?.resolve(message.answer)
      else asked?.reject(new Error(message.reason))
    })
    worker.once('exit', () => reject(reason))
  })
  let asked = 0
  const send = (message: ToGeography): void => worker.postMessage(message)
  return {
    ...{ version, shelters, ended, end: () => send({ end: true }) },
    geography: askedBy(
      (question, args) =>
        new Promise((resolve, reject) => {
          if (isOver) return reject(reason)
          asked += 1
          waiting.set(asked, { resolve, reject })
          send({ id: asked, question, args })
        }),
    ),
  }
}

const buffersOf = (columns: CountyLayers['columns']): ArrayBuffer[] =>
  Object.values(columns).flatMap((layer) =>
    Object.values(layer ?? {}).flatMap((column: unknown) =>
      ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [],
    ),
  )
