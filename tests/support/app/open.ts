import { rmSync } from 'node:fs'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import { buildApp, type AppOptions } from '../../../server/app.ts'
import { readConfig } from '../../../server/config.ts'
import { openStorage, type Storage } from '../../../server/plugins/database.ts'
import { freshDataDir } from '../../contract/databases.ts'
import { demoFolder, suitsDemoFolder } from '../demo-folder.ts'
import { lightCounty } from '../light-county.ts'
import { demoPassword } from '../sign-in.ts'
import { COST } from './first-time.ts'

/** A server in this process, on an embedded database of its own. */
export interface TestApp {
  app: FastifyInstance
  storage: Storage
  /** Moves the server's clock on. */
  pass(ms: number): void
  /** Stops it and starts it again on the same data. */
  restart(): Promise<void>
  /** Signs in and asks as that account from then on. */
  as(username: string, password?: string): Promise<Asker>
  /** Where it listens, after `listen`. */
  listen(): Promise<string>
}

export type Asker = ReturnType<typeof asker>

export interface Answered {
  status: number
  body: Record<string, unknown>
  headers: Record<string, unknown>
}

/** A signed-in account: HTTP without a socket. */
function asker(app: () => FastifyInstance, cookie: string) {
  const ask = async (options: InjectOptions): Promise<Answered> => {
    const answer = await app().inject({ ...options, headers: { cookie, ...options.headers } })
    const isJson = /json/.test(String(answer.headers['content-type'])) && !answer.headers['content-encoding']
    return {
      status: answer.statusCode,
      body: isJson && answer.body ? answer.json() : {},
      headers: answer.headers,
    }
  }
  return {
    cookie,
    ask,
    get: (url: string, headers: Record<string, string> = {}) => ask({ method: 'GET', url, headers }),
    send: (method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', url: string, payload?: object) =>
      ask({ method, url, ...(payload ? { payload } : {}) }),
    give: (type: string, jurisdiction: string, payload: object, more: object = {}) =>
      ask({
        ...{ method: 'POST', url: '/api/operations/live/commands' },
        payload: { commandId: `test-command-${++given}`, type, jurisdiction, payload, ...more },
      }),
  }
}

let given = 0

interface TestAppOptions extends Partial<AppOptions> {
  env?: Record<string, string>
  /** Nothing was started in its data folder before. */
  firstStart?: boolean
}

/** A demo server for the tests of one file. */
export function appForFile(options: TestAppOptions = {}): TestApp {
  const { env = {}, firstStart = !suitsDemoFolder(env), ...more } = options
  let movedMs = 0
  let dataDir = ''
  const test = {
    pass: (ms: number) => void (movedMs += ms),
    async start() {
      const config = readConfig({ DATA_DIR: dataDir, COUNTY_PACK: lightCounty(), ...env })
      test.storage = await openStorage({ dataDir })
      const now = () => new Date(Date.now() + movedMs)
      test.app = await buildApp({
        config,
        storage: test.storage,
        now,
        passwordCost: COST,
        logger: false,
        ...more,
      })
    },
    async stop() {
      await test.app.close()
      await test.storage.close()
    },
    async restart() {
      await test.stop()
      await test.start()
    },
    async as(username: string, password = demoPassword) {
      const answer = await test.app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { username, password },
      })
      if (answer.statusCode !== 200) throw new Error(`sign-in of ${username}: ${answer.body}`)
      const [cookie] = String(answer.headers['set-cookie']).split(';')
      return asker(() => test.app, cookie ?? '')
    },
    listen: () => test.app.listen({ port: 0, host: '127.0.0.1' }),
  } as TestApp & { start(): Promise<void>; stop(): Promise<void> }
  beforeAll(async () => {
    dataDir = firstStart ? await freshDataDir() : (await demoFolder()).path
    await test.start()
  }, 60_000)
  afterAll(async () => {
    await test.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }, 30_000)
  return test
}
