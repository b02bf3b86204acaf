import { io, type Socket } from 'socket.io-client'
import type { AnyRecord } from '../../../domain/records.ts'
import { Replica } from '../../../domain/sync/replica.ts'
import type { JoinAnswer, WireChanges } from '../../../domain/sync/wire.ts'

/** Somebody at a screen, as a stock client: a socket, and the copy of one operation that it keeps. */
export class PersonOnLine {
  readonly socket: Socket
  readonly replica: Replica
  /** Every event that came, in its order. */
  readonly heard: { event: string; args: unknown[] }[] = []
  readonly #operation: string

  constructor(url: string, cookie: string, operation = 'live', more: object = {}) {
    this.#operation = operation
    this.replica = new Replica()
    this.socket = io(`${url}/operations`, {
      ...{ extraHeaders: { cookie }, transports: ['websocket'], forceNew: true, reconnection: false },
      ...more,
    })
    this.socket.onAny((event: string, ...args: unknown[]) => this.heard.push({ event, args }))
    this.socket.on('changes', (changes: WireChanges) => this.replica.apply(changes))
    this.socket.on('snapshot', (answer: object) =>
      this.replica.receive({ mode: 'snapshot', ...answer } as JoinAnswer),
    )
  }

  /** @throws what the handshake was refused with */
  connected(): Promise<void> {
    if (this.socket.connected) return Promise.resolve()
    return new Promise((resolve, reject) => {
      this.socket.once('connect', () => resolve())
      this.socket.once('connect_error', reject)
    })
  }

  /** Joins with what the copy has. */
  async join(): Promise<JoinAnswer> {
    await this.connected()
    const answer = (await this.socket.emitWithAck('join', {
      operation: this.#operation,
      ...this.replica.request,
    })) as JoinAnswer
    if ('mode' in answer) this.replica.receive(answer)
    return answer
  }

  ask(event: string, message: unknown): Promise<Record<string, unknown>> {
    return this.socket.emitWithAck(event, message) as Promise<Record<string, unknown>>
  }

  ids(kind: AnyRecord['kind']): string[] {
    return [...this.replica.list(kind)].map(({ id }) => id)
  }

  count(event: string): number {
    return this.heard.filter((one) => one.event === event).length
  }

  leave(): void {
    this.socket.disconnect()
  }
}
