/** Answers from geography in a thread beside the server: no index and no flood makes everybody wait. */
import { parentPort, workerData } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'
import { makeGeography } from '../../domain/geo/geography.ts'
import { countyDataOf } from './county-data.ts'
import { answerOf } from './known-county.ts'
import type { CountyLayers, FromGeography, ToGeography } from './thread-messages.ts'

const port = parentPort
if (!port) throw new Error('server/geo/worker runs as a worker thread alone')
const tell = (message: FromGeography): void => port.postMessage(message)

const { version, rows, columns } = workerData as CountyLayers
const data = await countyDataOf({
  version,
  async rows(layer) {
    const gz = rows[layer]
    return gz && (JSON.parse(gunzipSync(gz).toString()) as unknown)
  },
  columns: async (layer) => columns[layer],
})
const geography = makeGeography(data)
tell({ type: 'ready', shelters: data.shelters })

// Whose question it was is not known: the thread ends, and nobody waits for ever.
port.on('messageerror', (error) => {
  throw error
})
port.on('message', (message: ToGeography) => {
  if ('end' in message) return port.close()
  const { id, question, args } = message
  try {
    tell({ type: 'answer', id, answer: answerOf(geography, question, args) })
  } catch (error) {
    tell({ type: 'failed', id, reason: String(error) })
  }
})
