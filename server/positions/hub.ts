import { randomInt } from 'node:crypto'
import type { UnitId } from '../../domain/ids.ts'
import type { Fix } from '../../domain/position/fix.ts'
import type { UnitPosition } from '../../domain/position/frame.ts'
import { isStale, sosStands } from '../../domain/position/stale.ts'
import type { Unit } from '../../domain/unit/record.ts'
import { audienceKey, viewFor, type Audience } from '../../domain/visibility.ts'
import type { Log } from '../log.ts'
import { Channel, type Delivery } from './channel.ts'
import { FixBatch, type StoreFixes } from './fix-batch.ts'
import { UnitTrack } from './unit-track.ts'

export interface HubOptions<V> {
  readonly operation: string
  readonly store: StoreFixes
  /** Told of each batch that this hub has stored. */
  readonly onStored?: (fixes: readonly Fix[]) => void
  readonly delivery: Delivery<V>
  readonly clock: HubClock
  /** Seconds without a fix after which a unit is stale: the county's setting. */
  readonly staleAfterS: () => number
  readonly log: Log
  readonly tickMs?: number
  readonly keyframeTicks?: number
}

export interface HubClock {
  /** Epoch milliseconds. */
  now(): number
  /** Calls `run` every so many milliseconds. @returns how to stop */
  every(ms: number, run: () => void): () => void
}

const MOST_WAITING = 20_000
const isTaken = (outcome: string): boolean => outcome === 'stored' || outcome === 'duplicate'

/**
 * The positions of one operation. Fixes are filtered, stored in a batch each tick, and only then shown: one frame a
 * tick for each audience. `V` is a viewer, as the delivery knows it.
 */
export class PositionHub<V> {
  readonly operation: string
  /** What became of the fixes offered so far, by outcome. */
  readonly counts = new Map<string, number>()
  readonly #options: HubOptions<V>
  readonly #tracks = new Map<UnitId, UnitTrack>()
  readonly #positions = new Map<UnitId, UnitPosition>()
  readonly #changed = new Set<UnitId>()
  readonly #channels = new Map<string, { audience: Audience; channel: Channel<V> }>()
  readonly #stopTicking: () => void
  #waiting = new FixBatch()
  #underWay: FixBatch | undefined
  #storing: Promise<void> | undefined

  constructor(options: HubOptions<V>) {
    this.#options = options
    this.operation = options.operation
    this.#stopTicking = options.clock.every(options.tickMs ?? 250, () => this.#tick())
  }

  /** Whether the unit belongs to this operation. */
  has(unitId: UnitId): boolean {
    return this.#tracks.has(unitId)
  }

  /** Where a unit was last seen; undefined: nowhere, or it is not in the operation. */
  positionOf(unitId: UnitId): UnitPosition | undefined {
    return this.#positions.get(unitId)
  }

  /** To be told of every unit of the operation, at the start and whenever its record changed. */
  putUnit(unit: Unit): void {
    const track = this.#tracks.get(unit.id)
    if (track) track.unit = unit
    else this.#tracks.set(unit.id, new UnitTrack(unit))
    this.#show(unit)
  }

  removeUnit(unitId: UnitId): void {
    this.#tracks.delete(unitId)
    this.#positions.delete(unitId)
    for (const { channel } of this.#channels.values()) channel.show(unitId, false)
  }

  /** Whether anybody looks. */
  get isWatched(): boolean {
    return this.#channels.size > 0
  }

  /**
   * Takes fixes that are in the track store already: read there, or stored by another node. Those of units that are
   * not in the operation are ignored.
   */
  takeStored(fixes: Iterable<Fix>): void {
    for (const fix of fixes) {
      if (this.#tracks.get(fix.unitId)?.foundStored(fix)) this.#changed.add(fix.unitId)
    }
    this.#refresh()
  }

  /**
   * Takes fixes in. Resolves when they are stored, at most a tick and a commit later: for each, `stored`, or the
   * reason why it was left out. Rejects when they could not be stored and have to be sent again.
   */
  async offer(fixes: readonly Fix[]): Promise<string[]> {
    if (this.#waiting.fixes.length + fixes.length > MOST_WAITING) {
      throw new Error(`More than ${MOST_WAITING} fixes wait to be stored`)
    }
    const outcomes = fixes.map((fix) => this.#judge(fix))
    // A duplicate may be one of a fix that is not stored yet: then it is acknowledged no earlier than that one.
    const storing = outcomes.includes('duplicate') ? this.#underWay?.done : undefined
    const waiting = this.#waiting.fixes.length > 0 && outcomes.some(isTaken) ? this.#waiting.done : undefined
    await Promise.all([storing, waiting])
    for (const outcome of outcomes) this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1)
    return outcomes
  }

  /** A viewer comes in; gets all there is at once, and then what changes. @returns how to leave */
  join(audience: Audience, viewer: V): () => void {
    const { channel } = this.#channelOf(audience)
    channel.add(viewer, this.#options.clock.now(), this.#positions)
    return () => {
      channel.remove(viewer)
      if (channel.viewers.size === 0 && this.#channels.get(audienceKey(audience))?.channel === channel) {
        this.#channels.delete(audienceKey(audience))
      }
    }
  }

  /** Stores what waits and stops. */
  async stop(): Promise<void> {
    this.#stopTicking()
    await this.#storing
    await this.#storeWaiting()
  }

  #judge(fix: Fix): string {
    const track = this.#tracks.get(fix.unitId)
    const judged = track?.judge(fix, this.#options.clock.now()) ?? { reason: 'no-such-unit' }
    const about = { operation: this.operation, unit: fix.unitId, device: fix.device }
    if (!judged.fix) {
      this.#options.log.info({ ...about, reason: judged.reason }, 'fix left out')
      return judged.reason
    }
    this.#waiting.fixes.push(judged.fix)
    if (judged.fault) {
      const facts = { ...about, reason: judged.fault, saidAtMs: fix.fixAtMs }
      this.#options.log.warn(facts, 'call for help taken as measured when it was received')
    }
    return 'stored'
  }

  #tick(): void {
    if (this.#storing) return
    if (this.#waiting.fixes.length === 0) return this.#send()
    this.#storing = this.#storeWaiting().finally(() => {
      this.#storing = undefined
      this.#send()
    })
  }

  async #storeWaiting(): Promise<void> {
    const batch = this.#waiting
    if (batch.fixes.length === 0) return
    this.#waiting = new FixBatch()
    this.#underWay = batch
    const isStored = await batch.storeWith(this.#options.store)
    this.#underWay = undefined
    for (const fix of batch.fixes) {
      const track = this.#tracks.get(fix.unitId)
      if (!isStored) track?.lost(fix)
      else if (track?.stored(fix)) this.#changed.add(fix.unitId)
    }
    if (isStored) this.#options.onStored?.(batch.fixes)
    else this.#options.log.error({ operation: this.operation, fixes: batch.fixes.length }, 'fixes not stored')
  }

  #send(): void {
    this.#refresh()
    const nowMs = this.#options.clock.now()
    for (const { channel } of this.#channels.values()) channel.tick(nowMs, this.#positions, this.#changed)
    this.#changed.clear()
  }

  /** Brings what is shown up to date: new fixes, and who turned stale or no longer calls for help. */
  #refresh(): void {
    const nowMs = this.#options.clock.now()
    const staleAfterS = this.#options.staleAfterS()
    for (const [unitId, track] of this.#tracks) {
      if (!track.latest) continue
      const { fix, sosAtMs } = track.latest
      const stale = isStale(fix.fixAtMs, nowMs, staleAfterS)
      const sos = sosStands(sosAtMs, nowMs)
      const shown = this.#positions.get(unitId)
      if (shown && shown.stale === stale && shown.sos === sos && !this.#changed.has(unitId)) continue
      this.#changed.add(unitId)
      this.#positions.set(unitId, positionOf(fix, stale, sos))
      if (shown?.sos !== sos) this.#show(track.unit)
    }
  }

  #show(unit: Unit): void {
    for (const { audience, channel } of this.#channels.values()) {
      channel.show(unit.id, this.#isInView(audience, unit))
    }
  }

  /** Staff are followed on duty only; who calls for help is shown in any case. */
  #isInView(audience: Audience, unit: Unit): boolean {
    const isFollowed = unit.duty === 'on' || this.#positions.get(unit.id)?.sos === true
    return isFollowed && viewFor(audience, unit) !== undefined
  }

  #channelOf(audience: Audience): { channel: Channel<V> } {
    const known = this.#channels.get(audienceKey(audience))
    if (known) return known
    const { delivery, keyframeTicks = 80 } = this.#options
    const made = { audience, channel: new Channel<V>(randomInt(2 ** 32), delivery, keyframeTicks) }
    for (const { unit } of this.#tracks.values()) made.channel.show(unit.id, this.#isInView(audience, unit))
    this.#channels.set(audienceKey(audience), made)
    return made
  }
}

const positionOf = (fix: Fix, stale: boolean, sos: boolean): UnitPosition => ({
  unitId: fix.unitId,
  lat: fix.lat,
  lon: fix.lon,
  headingDeg: fix.headingDeg ?? null,
  speedMps: fix.speedMps ?? null,
  batteryPct: fix.batteryPct ?? null,
  fixAtMs: fix.fixAtMs,
  stale,
  sos,
  simulated: fix.simulated,
})
