import { z } from 'zod'
import type { Storage } from '../plugins/database.ts'

/** How often it is written down, while an exercise runs, that the server is there. */
export const BEAT_MS = 5_000
/** After a longer stop an exercise comes back paused. */
export const LONGEST_STOP_MS = 60_000

const keyOf = (operation: string): string => `drill:alive:${operation}`

/** When the server was last there for an exercise: kept, because a power cut does not say goodbye. */
export class Alive {
  readonly #settings: Pick<Storage['settings'], 'readSetting' | 'saveSetting'>

  constructor({ settings }: Pick<Storage, 'settings'>) {
    this.#settings = settings
  }

  /** Epoch milliseconds; 0 when it was never written down. */
  async read(operation: string): Promise<number> {
    const stored = z.iso.datetime().safeParse(await this.#settings.readSetting(keyOf(operation)))
    return stored.success ? Date.parse(stored.data) : 0
  }

  async write(operation: string, nowMs: number): Promise<void> {
    await this.#settings.saveSetting(keyOf(operation), new Date(nowMs).toISOString())
  }
}
