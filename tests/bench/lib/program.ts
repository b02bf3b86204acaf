import { v7 as newId } from 'uuid'
import { signIn } from '../../support/sign-in.ts'
import { startServer, type RunningServer, type ServerOptions } from '../../support/server.ts'

export interface Asked {
  readonly status: number
  readonly bytes: number
  readonly ms: number
  readonly body: unknown
}

/** The whole demo county: the light one of the tests would flatter every figure. */
export const WHOLE_COUNTY = { COUNTY_PACK: 'qingshi' } as const

/** The real server as `npm start` runs it, in the demo, and somebody signed in to it. */
export class Program {
  readonly server: RunningServer
  readonly cookie: string

  private constructor(server: RunningServer, cookie: string) {
    this.server = server
    this.cookie = cookie
  }

  static async start(options: ServerOptions = {}, account = 'county-duty'): Promise<Program> {
    const env = { RATE_LIMITS: 'off', LOG_LEVEL: 'warn', ...WHOLE_COUNTY, ...options.env }
    const server = await startServer({ ...options, env })
    return new Program(server, await signIn(server.url, account))
  }

  cookieOf(account: string): Promise<string> {
    return signIn(this.server.url, account)
  }

  async get(path: string, cookie = this.cookie): Promise<Asked> {
    return this.#ask(path, { headers: { cookie } })
  }

  /** Gives a command to `live` and returns the id of the first record that it made. Throws when it is refused. */
  async give(type: string, jurisdiction: string, payload: object, commandId = newId()): Promise<string> {
    const { body } = await this.post('/api/operations/live/commands', {
      ...{ commandId, type, jurisdiction, payload },
    })
    return typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : ''
  }

  /** Throws when the answer is no good. */
  async post(path: string, sent: object): Promise<Asked> {
    const asked = await this.#ask(path, {
      method: 'POST',
      headers: { cookie: this.cookie, origin: this.server.url, 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    })
    if (asked.status !== 200)
      throw new Error(`${path}: ${asked.status} ${JSON.stringify(sent)} ${JSON.stringify(asked.body)}`)
    return asked
  }

  async #ask(path: string, init: RequestInit): Promise<Asked> {
    const from = performance.now()
    const answer = await fetch(this.server.url + path, init)
    const text = await answer.text()
    const ms = performance.now() - from
    return { status: answer.status, bytes: Buffer.byteLength(text), ms, body: JSON.parse(text) as unknown }
  }
}
