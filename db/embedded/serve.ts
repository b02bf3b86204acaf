import { rmSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { openEngine } from './engine.ts'
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts'

/**
 * Runs in a worker thread: the engine, and the socket the ordinary `postgres` driver talks to.
 * One connection only. The socket feeds single protocol messages to the engine, so those of a second
 * connection would mix with the first one's and rows would reach the wrong query.
 */
export async function serve(sync?: (fd: number) => void): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('this file runs in a worker thread')
  const tell = (message: FromWorker): void => port.postMessage(message)
  const die = (error: unknown): never => {
    tell({ type: 'failed', reason: String(error) })
    process.exit(1)
  }
  const { folder, socket, port: tcpPort } = workerData as WorkerSetup
  const engine = await openEngine(folder, die, sync)

  let running = false
  const exec = engine.execProtocolRawStream.bind(engine)
  engine.execProtocolRawStream = async (...call) => {
    running = true
    // An error here would leave the socket's queue stuck for good: better a new worker.
    await exec(...call).catch(die)
    running = false
  }

  if (socket) rmSync(socket, { force: true })
  const place = socket ? { path: socket } : { host: '127.0.0.1', port: tcpPort }
  const server = new PGLiteSocketServer({ db: engine, ...place, maxConnections: 1 })
  await server.start()

  port.on('message', async ({ type }: ToWorker) => {
    if (type === 'status') return tell({ type: 'status', running, queued: server.getStats().queuedQueries })
    await server.stop()
    await engine.close()
    tell({ type: 'closed' })
    port.close()
  })
  tell({ type: 'ready', address: server.getServerConn() })
}
