import { v7 as newId } from 'uuid'
import type { Storage } from '../plugins/database.ts'

interface Place {
  readonly lat: number
  readonly lon: number
}

/** Where a stranger's phone was is not worth keeping: it is remembered for pairing, and for this many only. */
const PLACES_KEPT = 500

/** Devices that were heard from and are bound to no unit. */
export class Sightings {
  readonly #devices: Storage['devices']
  readonly #now: () => Date
  readonly #places = new Map<string, Place>()
  readonly #listeners = new Set<(key: string, place: Place) => void>()

  constructor({ devices }: Pick<Storage, 'devices'>, now: () => Date) {
    this.#devices = devices
    this.#now = now
  }

  /** `listener` is told where a device was seen that is bound to no unit. */
  onSeen(listener: (key: string, place: Place) => void): void {
    this.#listeners.add(listener)
  }

  /** `key` is the device's as in `BindDevice`: `osmand:48241179`. */
  async record(key: string, place: Place | null): Promise<void> {
    const [kind, own] = part(key)
    const seen = await this.#devices.seeDevice({ id: newId(), kind, key: own, at: this.#now() })
    if (!seen || !place) return
    this.#remember(key, place)
    for (const listener of this.#listeners) listener(key, place)
  }

  /** It was heard by another node, which has counted it in the database. */
  seenElsewhere(key: string, place: Place): void {
    this.#remember(key, place)
  }

  #remember(key: string, place: Place): void {
    this.#places.delete(key)
    this.#places.set(key, place)
    for (const oldest of this.#places.keys()) {
      if (this.#places.size <= PLACES_KEPT) break
      this.#places.delete(oldest)
    }
  }

  /** Those that nobody has bound, the latest first. */
  async unbound(isBound: (key: string) => boolean) {
    const rows = await this.#devices.unknownDevices()
    return rows
      .map(({ kind, key: own, firstSeenAt, lastSeenAt, sightings: count }) => {
        const key = `${kind}:${own}`
        const last = this.#places.get(key) ?? null
        return {
          key,
          firstSeenAt: firstSeenAt.toISOString(),
          lastSeenAt: lastSeenAt.toISOString(),
          count,
          last,
        }
      })
      .filter(({ key }) => !isBound(key))
  }
}

const part = (key: string): [kind: string, own: string] => {
  const at = key.indexOf(':')
  return [key.slice(0, at), key.slice(at + 1)]
}
