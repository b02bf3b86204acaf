import type { FastifyInstance } from 'fastify'
import { readConfig, hostFor, type Config } from './config.ts'
import { buildApp } from './app.ts'
import { hostIsAllowed, hostIsAllowedFirst } from './host-is-allowed.ts'
import { portIsFree } from './port-is-free.ts'
import { openStorage, type Storage } from './plugins/database.ts'
import { sayFirstStart, sayReady, wordsFor } from './said.ts'
import { stopOnSignal } from './stop.ts'

try {
  await start()
} catch (error) {
  end(error)
}

/** Says why, and ends the program. */
function end(error: unknown): never {
  process.stderr.write(`\n${wordsFor(error)}\n`)
  process.exit(1)
}

async function start(): Promise<void> {
  const startedAt = performance.now()
  const config = readConfig(process.env)
  // Before anything is made or loaded, which takes a minute at the first start.
  hostIsAllowedFirst(config)
  await portIsFree(config)
  const storage = await openStorage({
    ...{ dataDir: config.dataDir, databaseUrl: config.databaseUrl },
    note: (text) => process.stderr.write(`${text}\n`),
    // At once: an orderly stop would write a checkpoint of what is no more. All that was answered was stored.
    gone: end,
  })
  try {
    const databaseAt = performance.now()
    await hostIsAllowed(config, storage)
    const app = await buildApp({ config, storage, threads: true })
    const address = await listen(app, config, storage).catch(async (error: unknown) => {
      sayFirstStart(app)
      await app.close()
      throw error
    })
    const readyAt = performance.now()
    app.log.info(
      { databaseMs: Math.round(databaseAt - startedAt), totalMs: Math.round(readyAt - startedAt) },
      'started',
    )
    sayReady(app, address)
  } catch (error) {
    await storage.close()
    throw error
  }
}

async function listen(app: FastifyInstance, config: Config, storage: Storage): Promise<string> {
  const host = hostFor(config, app.services.settings.demo)
  stopOnSignal(app, storage)
  return app.listen({ port: config.port, host })
}
