import { encodeHint } from '../../../server/nodes/hints.ts'
import { Ears, type Neighbours } from '../../../server/nodes/neighbours.ts'

/** What stands between nodes, in memory: nothing is delivered unless the test says so, and it may be lost. */
export class Bus {
  readonly #members = new Map<string, { readonly ears: Ears; readonly connected: Set<() => void> }>()
  #waiting: { readonly from: string; readonly text: string }[] = []
  #isCut = false

  get waiting(): number {
    return this.#waiting.length
  }

  join(self: string): Neighbours {
    const ears = new Ears(self, (error) => {
      throw error
    })
    const member = { ears, connected: new Set<() => void>() }
    this.#members.set(self, member)
    const isCut = () => this.#isCut
    return {
      self,
      get connected() {
        return !isCut()
      },
      tell: (kind, hint) => {
        if (!this.#isCut) this.#waiting.push({ from: self, text: encodeHint(self, kind, hint) })
      },
      on: (kind, listener) => ears.on(kind, listener),
      onConnected: (listener) => void member.connected.add(listener),
      close: async () => void this.#members.delete(self),
    }
  }

  /** Delivers what waits, to everybody, the sender too: Redis does so. */
  deliver(): void {
    for (const { text } of this.#waiting.splice(0))
      for (const { ears } of this.#members.values()) ears.hear(text)
  }

  /** What waits is lost. */
  lose(): void {
    this.#waiting = []
  }

  cut(): void {
    this.#isCut = true
    this.lose()
  }

  mend(): void {
    this.#isCut = false
    for (const { connected } of this.#members.values()) for (const listener of connected) listener()
  }
}
