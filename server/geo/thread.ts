import { Worker } from 'node:worker_threads'
import { ApiError } from '../errors.ts'
import { bootstrap, entry } from '../plugins/database.ts'
import { askedBy, type KnownCounty } from './known-county.ts'
import type { CountyLayers, FromGeography, ToGeography } from './thread-messages.ts'

interface Waiting {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

export interface ThreadLimits {
  /** To read and index a county, ms. */
  readonly readyMs: number
  /** To answer one question, ms; they are answered one after another. */
  readonly answerMs: number
  /** Questions not answered yet; with more, whoever asks is told to come back. */
  readonly mostWaiting: number
}

const LIMITS: ThreadLimits = { readyMs: 60_000, answerMs: 10_000, mostWaiting: 64 }

/**
 * Has a version of the county indexed, and its questions answered, in a thread of its own. The buffers of the columns
 * go over to it. It ends when it is told to, breaks, or takes longer than it may. What it has not answered then is
 * rejected: ApiError analysis-unfinished; what is asked while too many wait, at once: analysis-busy.
 * @param signal ends a thread that is not ready yet
 * @param program JavaScript; tests hand in one that fails
 * @throws ApiError analysis-unfinished: it ended before it was ready
 */
export async function knownInThread(
  layers: CountyLayers,
  signal: AbortSignal,
  limits: ThreadLimits = LIMITS,
  program = bootstrap(entry('server/geo/worker')),
): Promise<KnownCounty> {
  const { version } = layers
  const worker = new Worker(program, {
    ...{ eval: true, workerData: layers, execArgv: [], transferList: buffersOf(layers.columns) },
  })
  worker.unref()
  const waiting = new Map<number, Waiting>()
  let reason = new Error('the thread of geography ended')
  let isOver = false
  const broken = () => new ApiError('analysis-unfinished', { retryAfterS: 1, cause: reason })
  const breakOff = (why: Error): void => {
    reason = why
    void worker.terminate()
  }
  const watch = watchman((ms) => breakOff(new Error(`the thread of geography did not answer for ${ms} ms`)))
  worker.on('error', (error) => (reason = error))
  worker.on('messageerror', breakOff)
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      isOver = true
      watch.rest()
      for (const { reject } of waiting.values()) reject(broken())
      waiting.clear()
      resolve()
    })
  })
  const giveUp = (): void => breakOff(signal.reason as Error)
  if (signal.aborted) giveUp()
  signal.addEventListener('abort', giveUp)
  watch.for(limits.readyMs)
  const shelters = await new Promise<KnownCounty['shelters']>((resolve, reject) => {
    worker.on('message', (message: FromGeography) => {
      watch.rest()
      if (message.type === 'ready') return resolve(message.shelters)
      const asked = waiting.get(message.id)
      waiting.delete(message.id)
      if (waiting.size > 0) watch.for(limits.answerMs)
      if (message.type === 'answer') asked?.resolve(message.answer)
      else asked?.reject(new Error(message.reason))
    })
    worker.once('exit', () => reject(broken()))
  }).finally(() => signal.removeEventListener('abort', giveUp))
  let asked = 0
  const send = (message: ToGeography): void => worker.postMessage(message)
  return {
    ...{ version, shelters, ended, end: () => send({ end: true }) },
    geography: askedBy(
      (question, args) =>
        new Promise((resolve, reject) => {
          if (isOver) return reject(broken())
          if (waiting.size >= limits.mostWaiting)
            return reject(new ApiError('analysis-busy', { retryAfterS: 2 }))
          asked += 1
          // What cannot be sent rejects here, and does not wait.
          send({ id: asked, question, args })
          waiting.set(asked, { resolve, reject })
          if (waiting.size === 1) watch.for(limits.answerMs)
        }),
    ),
  }
}

/** Watches for one thing at a time, and calls when it took too long. It keeps no process alive. */
function watchman(call: (ms: number) => void) {
  let timer: NodeJS.Timeout | undefined
  const rest = (): void => clearTimeout(timer)
  return {
    rest,
    for(ms: number): void {
      rest()
      timer = setTimeout(() => call(ms), ms).unref()
    },
  }
}

const buffersOf = (columns: CountyLayers['columns']): ArrayBuffer[] =>
  Object.values(columns).flatMap((layer) =>
    Object.values(layer ?? {}).flatMap((column: unknown) =>
      ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [],
    ),
  )
