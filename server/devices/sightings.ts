import { v7 as newId } from 'uuid'
import type { Storage } from '../plugins/database.ts'
import type { Newcomers } from './newcomers.ts'

export interface Place {
  readonly lat: number
  readonly lon: number
}

export interface SightingsOptions {
  readonly storage: Pick<Storage, 'devices'>
  readonly now: () => Date
  /** Absent: an address may bring as many new devices as it likes. */
  readonly newcomers?: Newcomers | undefined
}

/** Where a stranger's phone was is not worth keeping: it is remembered for pairing, and for this many only. */
const PLACES_KEPT = 500
/** A phone that was set up before a week's leave still waits to be bound afterwards. */
const KEPT_MS = 7 * 24 * 60 * 60_000

/** Devices that were heard from and are bound to no unit. */
export class Sightings {
  readonly #options: SightingsOptions
  readonly #places = new Map<string, Place>()
  readonly #listeners = new Set<(key: string, place: Place) => void>()

  constructor(options: SightingsOptions) {
    this.#options = options
  }

  /** `listener` is told where a device was seen that is bound to no unit. */
  onSeen(listener: (key: string, place: Place) => void): void {
    this.#listeners.add(listener)
  }

  /**
   * `key` is the device's as in `BindDevice`: `osmand:48241179`; `address` is whence it was heard.
   * @returns whether it is listed for pairing now
   */
  async record(key: string, place: Place | null, address: string): Promise<boolean> {
    const { storage, now, newcomers } = this.#options
    const at = now()
    const sighting = { ...parts(key), at }
    let listed = await storage.devices.seeDevice(sighting)
    if (!listed && (newcomers?.admit(address, at.getTime()) ?? true)) {
      listed = await storage.devices.listDevice({ id: newId(), ...sighting })
    }
    if (!listed) return false
    if (place) {
      this.#remember(key, place)
      for (const listener of this.#listeners) listener(key, place)
    }
    return true
  }

  /** It was heard by another node, which has counted it in the database. */
  seenElsewhere(key: string, place: Place): void {
    this.#remember(key, place)
  }

  /** It is bound to a unit now, here or at another node. */
  async bound(key: string, where: 'here' | 'elsewhere'): Promise<void> {
    this.#places.delete(key)
    if (where === 'here') await this.#options.storage.devices.forgetDevice(parts(key))
  }

  /** Takes off the list what has been silent for a week. */
  async forgetSilent(): Promise<number> {
    const { storage, now } = this.#options
    return storage.devices.forgetSilentDevices(new Date(now().getTime() - KEPT_MS))
  }

  #remember(key: string, place: Place): void {
    this.#places.delete(key)
    this.#places.set(key, place)
    for (const oldest of this.#places.keys()) {
      if (this.#places.size <= PLACES_KEPT) break
      this.#places.delete(oldest)
    }
  }

  /**
   * Those that nobody has bound, the latest first. `isBound` says which the log has bound while the list did not yet
   * know; `isFor`, by where one was seen last (null: not known), whether the asker is to see it.
   */
  async unbound(isBound: (key: string) => boolean, isFor: (place: Place | null) => boolean) {
    const rows = await this.#options.storage.devices.waitingDevices()
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
      .filter(({ key, last }) => !isBound(key) && isFor(last))
  }
}

const parts = (device: string): { kind: string; key: string } => {
  const at = device.indexOf(':')
  return { kind: device.slice(0, at), key: device.slice(at + 1) }
}
