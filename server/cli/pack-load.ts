/**
 * `npm run pack:load -- folder`: checks a county pack and loads it all or nothing, with the server running or stopped.
 * With the embedded database it goes through the running server, which alone may touch the data folder.
 */
import { resolve } from 'node:path'
import { PassThrough } from 'node:stream'
import { readConfig } from '../config.ts'
import { consoleLog } from '../log.ts'
import { DONE, loadAtConsole } from '../packs/console.ts'
import { inThisThread } from '../packs/work.ts'
import { askRunningServer, openStorage } from '../plugins/database.ts'
import { makeServices } from '../services.ts'
import { wordsFor } from '../said.ts'
import { followCounty } from '../setup/follow-county.ts'

const [named] = process.argv.slice(2)
try {
  if (!named) throw new Error('用法 · usage: npm run pack:load -- <folder>')
  process.exitCode = (await load(resolve(named))) ? 0 : 1
} catch (error) {
  console.error(wordsFor(error))
  process.exitCode = 1
}

/** @returns whether the county is now seen as the pack has it */
async function load(folder: string): Promise<boolean> {
  const config = readConfig(process.env)
  const answer = config.databaseUrl ? undefined : await askRunningServer(config.dataDir, 'pack', { folder })
  if (answer) {
    console.log('服务正在运行，经由它办理。 The server is running: done through it.')
    return pass(answer)
  }
  const storage = await openStorage({ ...config, note: console.log })
  const services = await makeServices({ config, storage, output: consoleLog })
  try {
    await services.rooms.openAll()
    await followCounty(services)
    const reply = new PassThrough()
    const passed = pass(reply)
    await loadAtConsole(services, { folder }, { reply, work: inThisThread }).finally(() => reply.end())
    if (config.databaseUrl) console.log('正在运行的服务随后更换。 A running server follows within seconds.')
    return await passed
  } finally {
    await services.rooms.stop()
    await storage.close()
  }
}

/** Shows what is said, line by line, and finds out whether it ended well. */
async function pass(answer: AsyncIterable<Buffer | string>): Promise<boolean> {
  let said = ''
  for await (const piece of answer) {
    said += String(piece)
    process.stdout.write(piece)
  }
  return said.trimEnd().endsWith(DONE)
}
