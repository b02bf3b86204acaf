import { io, type Socket } from 'socket.io-client'
import { v7 as newId } from 'uuid'
import { signIn } from '../sign-in.ts'
import { until } from '../until.ts'

interface Clock {
  readonly operation: string
  readonly exercise?: { readonly clock: { readonly is: string }; readonly exerciseMs: number }
}

/** Somebody at a screen of a running server: HTTP and a line, without the screen. */
export class Seat {
  readonly socket: Socket
  /** The names of the events that came over the line. */
  readonly events: string[] = []
  /** What the server said about the time, newest last. */
  readonly clocks: Clock[] = []
  readonly #url: string
  readonly #cookie: string

  private constructor(url: string, cookie: string) {
    this.#url = url
    this.#cookie = cookie
    this.socket = io(`${url}/operations`, {
      transports: ['websocket'],
      extraHeaders: { cookie },
      forceNew: true,
    })
    this.socket.onAny((name: string) => void this.events.push(name))
    this.socket.on('clock', (clock: Clock) => void this.clocks.push(clock))
  }

  static async take(url: string, username: string): Promise<Seat> {
    const seat = new Seat(url, await signIn(url, username))
    await until(`${username} has a line`, () => seat.socket.connected)
    return seat
  }

  leave(): void {
    this.socket.disconnect()
  }

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.#url}${path}`, { headers: { cookie: this.#cookie } })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  async post<T>(path: string, body: object): Promise<T> {
    const headers = { cookie: this.#cookie, 'content-type': 'application/json' }
    const answer = await fetch(`${this.#url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  /** A command of the exercise's controller. */
  give(operation: string, type: string, payload: object = {}): Promise<unknown> {
    const command = { commandId: newId(), type, jurisdiction: '990101', payload }
    return this.post(`/api/operations/${operation}/commands`, command)
  }

  async operation(id: string): Promise<{ status: string; role: string } | undefined> {
    const { operations } = await this.get<{ operations: { id: string; status: string; role: string }[] }>(
      '/api/operations',
    )
    return operations.find((one) => one.id === id)
  }

  join(operation: string): Promise<{ mode?: string; ok?: boolean; code?: string }> {
    return this.socket.timeout(5_000).emitWithAck('join', { operation })
  }

  /** The texts of the messages that arrived in an exercise, in their order. */
  async messages(operation: string): Promise<string[]> {
    const { events } = await this.get<{ events: { type: string; payload: { text?: { zh: string } } }[] }>(
      `/api/operations/${operation}/events?limit=500`,
    )
    return events
      .filter(({ type }) => type === 'MessageReceived')
      .map(({ payload }) => payload.text?.zh ?? '')
  }
}
