import { rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { io, type Socket } from 'socket.io-client'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll } from 'vitest'
import { buildApp } from '../../../server/app.ts'
import { readConfig } from '../../../server/config.ts'
import { openStorage } from '../../../server/plugins/database.ts'
import { freshDataDir } from '../../contract/databases.ts'
import { copyDemoPackTo } from '../pack-folder.ts'
import { demoPassword } from '../sign-in.ts'
import { until } from '../until.ts'
import { MovedClock } from './moved-clock.ts'

export interface Reply {
  readonly status: number
  readonly text: string
  readonly body: Record<string, unknown>
}

/** What came over a line, as it came: frames as text, and the names of the events. */
export interface Line {
  readonly socket: Socket
  readonly raw: string[]
  readonly events: string[]
  readonly ask: (event: string, message: object) => Promise<Record<string, unknown>>
}

const COST = 2 ** 4

/** Accounts of the demo that play, watch or look after the server: none of them may know of an exercise to come. */
export const PLAYERS = [
  'yunxi-duty',
  'yunxi-team',
  'county-duty',
  'county-commander',
  'wall',
  'observer',
  'admin',
]

/** The whole server on an embedded database, on a clock that the test moves. Nothing of it is pretended but the time. */
class Office {
  readonly clock = new MovedClock()
  #dataDir = ''
  #app: FastifyInstance | undefined
  #close: () => Promise<void> = () => Promise.resolve()
  readonly #cookies = new Map<string, string>()
  readonly #lines: Line[] = []
  #url: string | undefined

  async open(dataDir: string): Promise<void> {
    this.#dataDir = dataDir
    const storage = await openStorage({ dataDir, note: () => undefined })
    const now = () => new Date(this.clock.now())
    const pack = join(dataDir, 'county-pack')
    copyDemoPackTo(pack, 'light')
    const config = readConfig({ DATA_DIR: dataDir, RATE_LIMITS: 'off', COUNTY_PACK: pack })
    const options = { config, storage, now, passwordCost: COST, logger: false, drillClock: this.clock }
    const app = await buildApp(options)
    this.#app = app
    this.#close = async () => {
      await app.close()
      await storage.close()
    }
  }

  get app(): FastifyInstance {
    if (!this.#app) throw new Error('the office is not open')
    return this.#app
  }

  async close(): Promise<void> {
    for (const { socket } of this.#lines.splice(0)) socket.disconnect()
    this.#cookies.clear()
    this.#url = undefined
    await this.#close()
  }

  /** The server ends in order and is started again `ms` later. */
  async restart(ms: number): Promise<void> {
    await this.close()
    this.clock.told.pass(ms)
    await this.open(this.#dataDir)
  }

  /** Makes an exercise of the flash flood and returns its id. */
  async made(): Promise<string> {
    const { status, text, body } = await this.make('controller')
    if (status !== 201) throw new Error(`no exercise was made: ${text}`)
    return String(body['id'])
  }

  get(username: string, url: string): Promise<Reply> {
    return this.#send(username, 'GET', url)
  }

  post(username: string, url: string, body: object): Promise<Reply> {
    return this.#send(username, 'POST', url, body)
  }

  give(
    username: string,
    operation: string,
    type: string,
    payload: object,
    jurisdiction = '990101',
  ): Promise<Reply> {
    const body = { commandId: newId(), type, jurisdiction, payload }
    return this.post(username, `/api/operations/${operation}/commands`, body)
  }

  make(username: string, commandId: string = newId(), scenario = 'flash-flood'): Promise<Reply> {
    return this.post(username, '/api/operations', { commandId, kind: 'exercise', scenario })
  }

  /** What GET /api/operations says to somebody. */
  async list(username: string): Promise<{ id: string; status: string; role: string }[]> {
    const { body } = await this.get(username, '/api/operations')
    return body['operations'] as { id: string; status: string; role: string }[]
  }

  /** The records that somebody sees, by kind. */
  async records(username: string, operation: string): Promise<Record<string, Record<string, object>>> {
    const { body } = await this.get(username, `/api/operations/${operation}/state`)
    return body['records'] as Record<string, Record<string, object>>
  }

  /** Until that many messages of injects have arrived. */
  arrived(operation: string, count: number): Promise<unknown> {
    const { store } = this.app.services.rooms.get(operation)?.room ?? {}
    return until(`${count} messages arrived`, () => store && [...store.list('message')].length === count)
  }

  /** Opens a line for somebody and keeps all that comes over it. */
  async line(username: string): Promise<Line> {
    this.#url ??= await this.#listen()
    const cookie = await this.#cookie(username)
    const socket = io(`${this.#url}/operations`, {
      ...{ transports: ['websocket'], extraHeaders: { cookie }, forceNew: true, reconnection: false },
    })
    const raw: string[] = []
    const events: string[] = []
    socket.io.on('open', () => {
      socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
        if (data !== undefined)
          raw.push(typeof data === 'string' ? data : Buffer.from(data as Uint8Array).toString())
      })
    })
    socket.onAny((name: string) => void events.push(name))
    await until(`${username} has a line`, () => socket.connected)
    const ask: Line['ask'] = (event, message) => socket.timeout(5_000).emitWithAck(event, message)
    const line = { socket, raw, events, ask }
    this.#lines.push(line)
    return line
  }

  async #listen(): Promise<string> {
    await this.app.listen({ port: 0, host: '127.0.0.1' })
    return `http://127.0.0.1:${(this.app.server.address() as AddressInfo).port}`
  }

  async #cookie(username: string): Promise<string> {
    const known = this.#cookies.get(username)
    if (known) return known
    const payload = { username, password: demoPassword }
    const answer = await this.app.inject({ method: 'POST', url: '/api/session', payload })
    const [cookie] = answer.cookies
    if (!cookie) throw new Error(`${username} could not sign in: ${answer.body}`)
    const made = `${cookie.name}=${cookie.value}`
    this.#cookies.set(username, made)
    return made
  }

  async #send(username: string, method: 'GET' | 'POST', url: string, payload?: object): Promise<Reply> {
    const headers = { cookie: await this.#cookie(username) }
    const answer = await this.app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, text: answer.body, body: isJson ? answer.json() : {} }
  }
}

/** One server for the tests of a file: a start takes seconds. Each test makes an exercise of its own. */
export function officeForFile(): Office {
  const office = new Office()
  let folder = ''
  beforeAll(async () => {
    folder = await freshDataDir()
    await office.open(folder)
  })
  afterAll(async () => {
    await office.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  return office
}
