import type { UnitId } from '../../domain/ids.ts'
import type { UnitPosition } from '../../domain/position/frame.ts'
import { FrameWriter } from '../../domain/position/frame-writer.ts'

/** How frames reach the viewers of an audience. */
export interface Delivery<V> {
  /** Hands the same frame to each of them. */
  send(viewers: Iterable<V>, frame: Uint8Array): void
  /** Whether so much waits to be sent to this one that it gets nothing more for now. */
  isBehind(viewer: V): boolean
}

/** A snapshot for those who come in is made again after this long, because it carries the time. */
const SNAPSHOT_KEPT_MS = 1_000

/**
 * What one audience is sent: one frame a tick, encoded once. Someone too slow misses frames and gets a snapshot
 * when the line is free again, so nobody costs more memory than a bounded backlog.
 */
export class Channel<V> {
  readonly viewers = new Set<V>()
  readonly #writer: FrameWriter
  readonly #delivery: Delivery<V>
  readonly #keyframeTicks: number
  readonly #visible = new Set<UnitId>()
  /** Came into view since the last frame. */
  readonly #fresh = new Set<UnitId>()
  readonly #missed = new Set<V>()
  #gone = false
  #ticks = 0
  #deltas = 0
  #started = false
  #snapshot: { bytes: Uint8Array; atMs: number } | undefined

  constructor(stream: number, delivery: Delivery<V>, keyframeTicks: number) {
    this.#writer = new FrameWriter(stream)
    this.#delivery = delivery
    this.#keyframeTicks = keyframeTicks
  }

  /** Says whether a unit is in this audience's view. */
  show(unitId: UnitId, visible: boolean): void {
    if (visible === this.#visible.has(unitId)) return
    if (visible) {
      this.#visible.add(unitId)
      this.#fresh.add(unitId)
    } else {
      this.#visible.delete(unitId)
      this.#fresh.delete(unitId)
      this.#gone = true
    }
  }

  add(viewer: V, nowMs: number, positions: ReadonlyMap<UnitId, UnitPosition>): void {
    this.viewers.add(viewer)
    if (!this.#started) this.#keyframe(nowMs, positions)
    this.#delivery.send([viewer], this.#snapshotAt(nowMs))
  }

  remove(viewer: V): void {
    this.viewers.delete(viewer)
    this.#missed.delete(viewer)
  }

  /** Sends what became different. */
  tick(nowMs: number, positions: ReadonlyMap<UnitId, UnitPosition>, changed: ReadonlySet<UnitId>): void {
    this.#ticks += 1
    for (const viewer of this.#missed) {
      if (this.#delivery.isBehind(viewer)) continue
      this.#missed.delete(viewer)
      this.#delivery.send([viewer], this.#snapshotAt(nowMs))
    }
    const frame = this.#next(nowMs, positions, changed)
    if (!frame) return
    const ready: V[] = []
    for (const viewer of this.viewers) {
      if (this.#missed.has(viewer)) continue
      if (this.#delivery.isBehind(viewer)) this.#missed.add(viewer)
      else ready.push(viewer)
    }
    this.#delivery.send(ready, frame)
  }

  #next(
    nowMs: number,
    positions: ReadonlyMap<UnitId, UnitPosition>,
    changed: ReadonlySet<UnitId>,
  ): Uint8Array | undefined {
    if (this.#gone || (this.#deltas > 0 && this.#ticks >= this.#keyframeTicks)) {
      return this.#keyframe(nowMs, positions)
    }
    const updates: UnitPosition[] = []
    for (const unitId of new Set([...changed, ...this.#fresh])) {
      const position = this.#visible.has(unitId) ? positions.get(unitId) : undefined
      if (position) updates.push(position)
    }
    this.#fresh.clear()
    if (updates.length === 0) return undefined
    this.#deltas += 1
    this.#snapshot = undefined
    return this.#writer.delta(nowMs, updates)
  }

  #keyframe(nowMs: number, positions: ReadonlyMap<UnitId, UnitPosition>): Uint8Array {
    this.#started = true
    this.#gone = false
    this.#ticks = 0
    this.#deltas = 0
    this.#fresh.clear()
    const all = [...this.#visible].flatMap((unitId) => positions.get(unitId) ?? [])
    const bytes = this.#writer.keyframe(nowMs, all)
    this.#snapshot = { bytes, atMs: nowMs }
    return bytes
  }

  #snapshotAt(nowMs: number): Uint8Array {
    if (!this.#snapshot || nowMs - this.#snapshot.atMs > SNAPSHOT_KEPT_MS) {
      this.#snapshot = { bytes: this.#writer.snapshot(nowMs), atMs: nowMs }
    }
    return this.#snapshot.bytes
  }
}
