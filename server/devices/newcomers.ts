import { sourceOf } from '../accounts/source.ts'

/** New devices that one address may bring in a window: an office fits out its teams, a stranger invents ids. */
export const MOST_NEW = 60
const WINDOW_MS = 10 * 60_000
/** Addresses remembered; of more the oldest are forgotten. */
const MOST_ADDRESSES = 10_000

/** Bounds how many devices that nobody knows an address may bring: who invents ids must not keep out real phones. */
export class Newcomers {
  readonly #byAddress = new Map<string, { count: number; sinceMs: number }>()

  /** Counts a new device of an address (an IPv6 network of 64 bits is one); false: it has brought too many. */
  admit(address: string, nowMs: number): boolean {
    const source = sourceOf(address)
    const known = this.#byAddress.get(source)
    if (known && nowMs - known.sinceMs < WINDOW_MS) {
      if (known.count >= MOST_NEW) return false
      known.count += 1
      return true
    }
    this.#byAddress.delete(source)
    this.#byAddress.set(source, { count: 1, sinceMs: nowMs })
    const [oldest] = this.#byAddress.keys()
    if (this.#byAddress.size > MOST_ADDRESSES && oldest !== undefined) this.#byAddress.delete(oldest)
    return true
  }
}
