import type { Namespace } from 'socket.io'
import { noNeighbours, type Neighbours } from '../nodes/neighbours.ts'
import { ViewersElsewhere, type Viewers } from '../nodes/viewers-elsewhere.ts'
import { everyoneIn, type Audiences } from './audiences.ts'

/** Comings and goings within this time are told together. */
const GATHER_MS = 300
/** How often other nodes are told again: what they were told may be lost, and a silent node counts as gone. */
const AGAIN_MS = 5_000

/** Tells those in an operation who else is, at this node and at the others. */
export class Presence {
  readonly #namespace: Namespace
  readonly #audiences: Audiences
  readonly #neighbours: Neighbours
  readonly #elsewhere: ViewersElsewhere
  readonly #changed = new Set<string>()
  #again: NodeJS.Timeout | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(namespace: Namespace, audiences: Audiences, neighbours: Neighbours) {
    this.#namespace = namespace
    this.#audiences = audiences
    this.#neighbours = neighbours
    this.#elsewhere = new ViewersElsewhere(neighbours, {
      nowMs: () => performance.now(),
      changed: (operation) => this.#gather(operation),
      asked: () => this.#sayAll(),
    })
    if (neighbours === noNeighbours) return
    neighbours.onConnected(() => neighbours.tell('joined', {}))
    this.#again = setInterval(() => {
      for (const operation of this.#elsewhere.forgetSilent()) this.#gather(operation)
      this.#sayAll()
    }, AGAIN_MS)
    this.#again.unref()
  }

  /** Somebody came or went at this node. */
  changed(operation: string): void {
    this.#say(operation)
    this.#gather(operation)
  }

  stop(): void {
    clearTimeout(this.#timer)
    clearInterval(this.#again)
  }

  #here(operation: string): Viewers {
    return this.#audiences.in(operation).map(({ audience, sockets }) => ({ ...audience, count: sockets }))
  }

  #say(operation: string): void {
    this.#neighbours.tell('viewers', { operation, viewers: this.#here(operation) })
  }

  #sayAll(): void {
    for (const operation of this.#audiences.operations()) this.#say(operation)
  }

  #gather(operation: string): void {
    this.#changed.add(operation)
    this.#timer ??= setTimeout(() => this.#tell(), GATHER_MS)
  }

  #tell(): void {
    this.#timer = undefined
    for (const operation of this.#changed) {
      const viewers = this.#elsewhere.addTo(operation, this.#here(operation))
      this.#namespace.to(everyoneIn(operation)).emit('presence', { operation, viewers })
    }
    this.#changed.clear()
  }
}
