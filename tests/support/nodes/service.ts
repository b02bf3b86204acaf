import type { AddressInfo } from 'node:net'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { buildApp } from '../../../server/app.ts'
import { readConfig } from '../../../server/config.ts'
import { openStorage, type Storage } from '../../../server/plugins/database.ts'
import { PersonOnLine } from '../app/person-on-line.ts'
import { lightCounty } from '../light-county.ts'
import { whereIs } from '../needs.ts'
import { makeDatabase } from '../postgres.ts'
import { demoPassword } from '../sign-in.ts'
import { Cuttable } from './cuttable.ts'

const YUNXI = '990101101'

interface StoppableClock {
  stoppedAt: Date | undefined
}

/** One of several servers in this process, on the same PostgreSQL and the same Redis. */
export class Node {
  readonly app: FastifyInstance
  readonly #storage: Storage
  readonly #clock: StoppableClock
  readonly #people: PersonOnLine[] = []

  private constructor(app: FastifyInstance, storage: Storage, clock: StoppableClock) {
    this.app = app
    this.#storage = storage
    this.#clock = clock
  }

  static async start(env: Record<string, string>): Promise<Node> {
    const config = readConfig({ RATE_LIMITS: 'off', COUNTY_PACK: lightCounty(), ...env })
    const storage = await openStorage({ dataDir: '', databaseUrl: config.databaseUrl })
    const clock: StoppableClock = { stoppedAt: undefined }
    const now = () => clock.stoppedAt ?? new Date()
    const app = await buildApp({ config, storage, now, passwordCost: 2 ** 4, logger: false })
    return new Node(app, storage, clock)
  }

  /**
   * Until the test ends it is the same instant here: what this node reads from the database from now on never grows
   * old, so that it learns of a change by being told or not at all.
   */
  stopClock(): void {
    this.#clock.stoppedAt = new Date()
    onTestFinished(() => void (this.#clock.stoppedAt = undefined))
  }

  room(operation = 'live') {
    return this.app.services.rooms.get(operation)?.room
  }

  ask(options: InjectOptions) {
    return this.app.inject(options)
  }

  signIn(username: string, password = demoPassword) {
    return this.ask({ method: 'POST', url: '/api/session', payload: { username, password } })
  }

  async cookie(username: string): Promise<string> {
    const { cookies, body } = await this.signIn(username)
    const [cookie] = cookies
    if (!cookie) throw new Error(`${username} could not sign in: ${body}`)
    return `${cookie.name}=${cookie.value}`
  }

  give(
    cookie: string,
    type: string,
    payload: object,
    { operation = 'live', jurisdiction = YUNXI, commandId = newId() } = {},
  ) {
    const url = `/api/operations/${operation}/commands`
    const body = { commandId, type, jurisdiction, payload }
    return this.ask({ method: 'POST', url, headers: { cookie }, payload: body })
  }

  /** Somebody with a line to this node; the session may be of another. */
  async line(cookie: string, operation = 'live'): Promise<PersonOnLine> {
    if (!this.app.server.listening) await this.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = this.app.server.address() as AddressInfo
    const person = new PersonOnLine(`http://127.0.0.1:${port}`, cookie, operation)
    this.#people.push(person)
    await person.connected()
    return person
  }

  async stop(): Promise<void> {
    for (const person of this.#people) person.leave()
    await this.app.close()
    await this.#storage.close()
  }
}

/** Two nodes that are started for the first time at the same moment, and the way to their Redis. */
export interface Service {
  a: Node
  b: Node
  redis: Cuttable
}

/** For the tests of one file, inside `describeWith` of both needs. */
export function serviceForFile(env: Record<string, string> = { DEMO: 'on' }): Service {
  const service = {} as Service
  let drop: () => Promise<void> = async () => undefined
  beforeAll(async () => {
    const database = await makeDatabase()
    drop = database.drop
    service.redis = await Cuttable.to(whereIs('redis'))
    const shared = { DATABASE_URL: database.url, REDIS_URL: service.redis.url, ...env }
    ;[service.a, service.b] = await Promise.all([Node.start(shared), Node.start(shared)])
  })
  afterAll(async () => {
    await Promise.all([service.a.stop(), service.b.stop()])
    await service.redis.cut()
    await drop()
  })
  return service
}
