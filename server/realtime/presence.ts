import type { Namespace } from 'socket.io'
import { everyoneIn, type Audiences } from './audiences.ts'

/** Comings and goings within this time are told together. */
const GATHER_MS = 300

/** Tells those in an operation who else is. */
export class Presence {
  readonly #namespace: Namespace
  readonly #audiences: Audiences
  readonly #changed = new Set<string>()
  #timer: NodeJS.Timeout | undefined

  constructor(namespace: Namespace, audiences: Audiences) {
    this.#namespace = namespace
    this.#audiences = audiences
  }

  changed(operation: string): void {
    this.#changed.add(operation)
    this.#timer ??= setTimeout(() => this.#tell(), GATHER_MS)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #tell(): void {
    this.#timer = undefined
    for (const operation of this.#changed) {
      const viewers = this.#audiences
        .in(operation)
        .map(({ audience, sockets }) => ({ ...audience, count: sockets }))
      this.#namespace.to(everyoneIn(operation)).emit('presence', { operation, viewers })
    }
    this.#changed.clear()
  }
}
