import type { Fix } from '../../domain/position/fix.ts'
import { withFix, type LatestPosition } from '../../domain/position/latest.ts'
import type { Unit } from '../../domain/unit/record.ts'
import { reachable, reasonAgainst, type Strays } from './filters.ts'

/** Instants of fixes remembered, to know one that is sent again without asking the database. */
const REMEMBERED = 512

/** What the hub remembers of one unit between its fixes. */
export class UnitTrack {
  unit: Unit
  latest: LatestPosition | undefined
  /** The newest fix taken, though its batch may not be stored yet. */
  #newest: Fix | undefined
  #strays: Strays | undefined
  readonly #taken = new Set<number>()

  constructor(unit: Unit) {
    this.unit = unit
  }

  /** Takes a fix, or says why not. */
  judge(fix: Fix, nowMs: number): string | undefined {
    const repeated = this.#taken.has(fix.fixAtMs)
    const seen = { unit: this.unit, newest: this.#newest, strays: this.#strays, repeated, nowMs }
    const reason = reasonAgainst(fix, seen)
    if (reason === 'impossible-jump') {
      const agrees = this.#strays && reachable(this.#strays.last, fix)
      this.#strays = { last: fix, count: agrees ? (this.#strays?.count ?? 0) + 1 : 1 }
    }
    if (reason !== undefined) return reason
    const believed = this.#strays && this.#newest && !reachable(this.#newest, fix)
    this.#strays = undefined
    if (believed || !this.#newest || fix.fixAtMs >= this.#newest.fixAtMs) this.#newest = fix
    this.#remember(fix.fixAtMs)
    return undefined
  }

  /** Its batch is stored: now it may be shown. @returns whether what is shown is another now */
  stored(fix: Fix): boolean {
    const before = this.latest
    this.latest = withFix(before, fix)
    return this.latest !== before
  }

  /**
   * It was read from the track store, or another node has stored it; that one has judged it.
   * @returns whether what is shown is another now
   */
  foundStored(fix: Fix): boolean {
    if (!this.#newest || fix.fixAtMs >= this.#newest.fixAtMs) {
      this.#newest = fix
      this.#strays = undefined
    }
    this.#remember(fix.fixAtMs)
    return this.stored(fix)
  }

  /** Its batch could not be stored: it will be sent again and must not be taken for a duplicate. */
  lost(fix: Fix): void {
    this.#taken.delete(fix.fixAtMs)
    this.#newest = this.latest?.fix
  }

  #remember(fixAtMs: number): void {
    this.#taken.add(fixAtMs)
    if (this.#taken.size > REMEMBERED) {
      const [oldest] = this.#taken
      if (oldest !== undefined) this.#taken.delete(oldest)
    }
  }
}
