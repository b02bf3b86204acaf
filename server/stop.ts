import type { FastifyInstance } from 'fastify'
import type { Storage } from './plugins/database.ts'

/** A supervisor kills what has not ended by then. */
const LIMIT_MS = 10_000

/**
 * SIGTERM and SIGINT end the program in order: no more commands, the queue finished, a checkpoint, the database
 * closed. A second signal, or 10 s, end it at once. So does an error that nobody caught: what state it left is unknown.
 */
export function stopOnSignal(app: FastifyInstance, storage: Storage): void {
  let stopping = false

  const stop = async (why: string, exitCode: number): Promise<void> => {
    if (stopping) process.exit(1)
    stopping = true
    app.log.info({ why }, 'stopping')
    setTimeout(() => process.exit(1), LIMIT_MS - 200).unref()
    try {
      await app.close()
      await storage.close()
      process.exit(exitCode)
    } catch (error) {
      app.log.error({ err: error }, 'stopping failed')
      process.exit(1)
    }
  }

  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal, 0))
  process.on('uncaughtException', (error) => {
    app.log.fatal({ err: error }, 'an error that nobody caught')
    void stop('uncaughtException', 1)
  })
  process.on('unhandledRejection', (error) => {
    app.log.fatal({ err: error }, 'a rejection that nobody caught')
    void stop('unhandledRejection', 1)
  })
}
