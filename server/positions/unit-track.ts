import type { Fix } from '../../domain/position/fix.ts'
import { withFix, type LatestPosition } from '../../domain/position/latest.ts'
import type { Unit } from '../../domain/unit/record.ts'
import { onOurClock, type ClockFault } from './clock-faults.ts'
import { reachable, reasonAgainst, type Strays } from './filters.ts'

/** Instants of fixes remembered, to know one that is sent again without asking the database. */
export const REMEMBERED = 512

/** What a fix that was taken said of itself, under the instant that the device said. */
interface Taken {
  /** The instant under which it is stored. */
  readonly fixAtMs: number
  readonly sos: boolean
}

export type Judgement =
  { readonly fix: Fix; readonly fault?: ClockFault } | { readonly fix?: undefined; readonly reason: string }

/** What the hub remembers of one unit between its fixes. */
export class UnitTrack {
  unit: Unit
  latest: LatestPosition | undefined
  /** The newest fix taken, though its batch may not be stored yet. */
  #newest: Fix | undefined
  #strays: Strays | undefined
  /** The instant given to the newest call for help of a wrong clock. */
  #givenMs = -Infinity
  /** By the instant that the device said: what it sends again says the same. */
  readonly #taken = new Map<number, Taken>()

  constructor(unit: Unit) {
    this.unit = unit
  }

  /** Takes a fix, and says as what it is to be stored; or says why not. */
  judge(said: Fix, nowMs: number): Judgement {
    const { fix, fault } = onOurClock(said, nowMs, this.#givenMs)
    const before = this.#taken.get(said.fixAtMs)
    // A phone may tell the alarm with the place it had told already: that is a call for help, not a repetition.
    const repeated = before !== undefined && (before.sos || !said.sos)
    const seen = { unit: this.unit, newest: this.#newest, strays: this.#strays, repeated, nowMs }
    const reason = reasonAgainst(fix, seen)
    if (reason === 'impossible-jump') {
      const agrees = this.#strays && reachable(this.#strays.last, fix)
      this.#strays = { last: fix, count: agrees ? (this.#strays?.count ?? 0) + 1 : 1 }
    }
    if (reason !== undefined) return { reason }
    const believed = this.#strays && this.#newest && !reachable(this.#newest, fix)
    this.#strays = undefined
    if (believed || !this.#newest || fix.fixAtMs >= this.#newest.fixAtMs) this.#newest = fix
    this.#remember(fix)
    return { fix, ...(fault ? { fault } : {}) }
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
    this.#remember(fix)
    return this.stored(fix)
  }

  /** Its batch could not be stored: it will be sent again and must not be taken for a duplicate. */
  lost(fix: Fix): void {
    for (const [said, { fixAtMs }] of this.#taken) if (fixAtMs === fix.fixAtMs) this.#taken.delete(said)
    this.#newest = this.latest?.fix
  }

  #remember({ fixAtMs, saidAtMs = fixAtMs, sos = false }: Fix): void {
    if (saidAtMs !== fixAtMs) this.#givenMs = Math.max(this.#givenMs, fixAtMs)
    const called = sos || this.#taken.get(saidAtMs)?.sos === true
    this.#taken.set(saidAtMs, { fixAtMs, sos: called })
    if (this.#taken.size > REMEMBERED) {
      const [oldest] = this.#taken.keys()
      if (oldest !== undefined) this.#taken.delete(oldest)
    }
  }
}
