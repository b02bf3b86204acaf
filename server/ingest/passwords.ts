import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Storage } from '../plugins/database.ts'

const SETTING = 'device-passwords'
const stored = z.record(z.string(), z.string()).catch({})

/** They are made here and long, so a plain hash is enough; nothing but the hash is kept. */
const digestOf = (password: string): Buffer => createHash('sha256').update(password).digest()

/** The passwords of devices that can send one (OwnTracks), by device key. */
export class DevicePasswords {
  readonly #settings: Storage['settings']
  readonly #listeners = new Set<() => void>()
  #digests: Readonly<Record<string, string>> = {}

  /** Knows none until they are loaded. */
  constructor({ settings }: Pick<Storage, 'settings'>) {
    this.#settings = settings
  }

  /** `listener` is told when one was made or removed here. */
  onChanged(listener: () => void): void {
    this.#listeners.add(listener)
  }

  /** Reads them, at the start and when another node has changed one. */
  async load(): Promise<void> {
    this.#digests = stored.parse(await this.#settings.readSetting(SETTING))
  }

  /** Whether the device may send: always without a password set for it; else only with that one. */
  admits(key: string, given: string | undefined): boolean {
    const digest = Object.hasOwn(this.#digests, key) ? this.#digests[key] : undefined
    if (digest === undefined) return true
    return given !== undefined && timingSafeEqual(digestOf(given), Buffer.from(digest, 'hex'))
  }

  /** Makes a new password for a device; it is told this once. */
  async renew(key: string): Promise<string> {
    const password = randomBytes(15).toString('base64url')
    await this.load()
    await this.#save({ ...this.#digests, [key]: digestOf(password).toString('hex') })
    return password
  }

  async remove(key: string): Promise<void> {
    await this.load()
    const { [key]: _, ...others } = this.#digests
    await this.#save(others)
  }

  async #save(digests: Readonly<Record<string, string>>): Promise<void> {
    await this.#settings.saveSetting(SETTING, digests)
    this.#digests = digests
    for (const listener of this.#listeners) listener()
  }
}
