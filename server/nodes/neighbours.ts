import { decodeHint, type Hint, type HintKind } from './hints.ts'

type Listener<K extends HintKind> = (hint: Hint<K>, from: string) => void

/** The other nodes of the same service. */
export interface Neighbours {
  /** Names this node among them. */
  readonly self: string
  /** Whether hints come through. While they do not, everything is found in the database, a little later. */
  readonly connected: boolean
  /** Tells the others. Never waits and never fails: a hint may be lost. */
  tell<K extends HintKind>(kind: K, hint: Hint<K>): void
  /** `listener` is told what the others tell, in the order of each of them. */
  on<K extends HintKind>(kind: K, listener: Listener<K>): void
  /** `listener` is called whenever hints begin to come through: what was told before is lost. */
  onConnected(listener: () => void): void
  /** Tells the others goodbye. */
  close(): Promise<void>
}

/** A node that has none, and pays nothing for it. */
export const noNeighbours: Neighbours = {
  self: '',
  connected: true,
  tell: () => undefined,
  on: () => undefined,
  onConnected: () => undefined,
  close: async () => undefined,
}

/** Those who wait for hints in this process; every kind of `Neighbours` has one. */
export class Ears {
  readonly #self: string
  readonly #failed: (error: unknown) => void
  readonly #listeners = new Map<HintKind, Set<Listener<never>>>()

  /** `failed` is told when a listener throws: the others hear the hint all the same. */
  constructor(self: string, failed: (error: unknown) => void) {
    this.#self = self
    this.#failed = failed
  }

  on<K extends HintKind>(kind: K, listener: Listener<K>): void {
    const listeners = this.#listeners.get(kind) ?? new Set()
    listeners.add(listener)
    this.#listeners.set(kind, listeners)
  }

  /** Follows a hint, unless it is this node's own or cannot be read. */
  hear(text: string): void {
    const heard = decodeHint(text)
    if (!heard || heard.from === this.#self) return
    for (const listener of this.#listeners.get(heard.kind) ?? []) {
      try {
        listener(heard.hint as never, heard.from)
      } catch (error) {
        this.#failed(error)
      }
    }
  }
}
