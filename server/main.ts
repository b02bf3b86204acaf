import { readConfig, hostFor } from './config.ts'
import { buildApp } from './app.ts'
import { openStorage } from './plugins/database.ts'
import { sayFirstStart, sayReady, wordsFor } from './said.ts'
import { stopOnSignal } from './stop.ts'

try {
  await start()
} catch (error) {
  process.stderr.write(`\n${wordsFor(error)}\n`)
  process.exit(1)
}

async function start(): Promise<void> {
  const startedAt = performance.now()
  const config = readConfig(process.env)
  const storage = await openStorage({
    ...{ dataDir: config.dataDir, databaseUrl: config.databaseUrl },
    note: (text) => process.stderr.write(`${text}\n`),
  })
  try {
    const databaseAt = performance.now()
    const app = await buildApp({ config, storage, threads: true })
    const host = hostFor(config, app.services.settings.demo)
    stopOnSignal(app, storage)
    const address = await app.listen({ port: config.port, host }).catch((error: unknown) => {
      sayFirstStart(app)
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
