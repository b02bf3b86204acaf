import type { UnitId } from '../ids.ts'
import { ByteWriter } from './bytes.ts'
import { BATTERY_UNKNOWN, DELTA, FLAG, FRAME_VERSION, KEYFRAME, type UnitPosition } from './frame.ts'
import { timeSteps, toSteps, type SteppedPosition } from './frame-units.ts'

interface Entry {
  readonly unitId: UnitId
  readonly index: number
  sent: SteppedPosition
}

/**
 * Writes the frames of one stream: what one audience sees of one operation. Remembers what it sent, because a delta
 * frame says only what became different. `stream` is any number below 2^32 that no other stream of the server has.
 */
export class FrameWriter {
  readonly #stream: number
  #number = 0
  #entries: Entry[] = []
  #byId = new Map<UnitId, Entry>()

  constructor(stream: number) {
    this.#stream = stream
  }

  /** The next frame, with the positions that changed, a unit once. Units not yet in the table are appended to it. */
  delta(timeMs: number, changed: Iterable<UnitPosition>): Uint8Array {
    this.#number += 1
    const known = this.#entries.length
    const updates = [...changed].map((position) => this.#take(position))
    updates.sort((a, b) => a.entry.index - b.entry.index)
    const out = this.#begin(DELTA, timeMs, this.#entries.slice(known))
    const write = updateWriter(out, timeMs)
    out.varint(updates.length)
    for (const { entry, before } of updates) write(entry.index, entry.sent, before)
    return out.done()
  }

  /** The next frame, as a keyframe: the table and everything in it anew. */
  keyframe(timeMs: number, all: Iterable<UnitPosition>): Uint8Array {
    this.#number += 1
    this.#entries = []
    this.#byId = new Map()
    const byId = [...all].sort((a, b) => (a.unitId < b.unitId ? -1 : 1))
    for (const position of byId) this.#take(position)
    return this.snapshot(timeMs)
  }

  /** All that was sent so far, as a keyframe with the number of the last frame: for who comes in now. */
  snapshot(timeMs: number): Uint8Array {
    const out = this.#begin(KEYFRAME, timeMs, this.#entries)
    const write = updateWriter(out, timeMs)
    out.varint(this.#entries.length)
    for (const { index, sent } of this.#entries) write(index, sent, undefined)
    return out.done()
  }

  #take(position: UnitPosition): { entry: Entry; before: SteppedPosition | undefined } {
    const { unitId } = position
    const known = this.#byId.get(unitId)
    if (known) {
      const before = known.sent
      known.sent = toSteps(position)
      return { entry: known, before }
    }
    const entry: Entry = { unitId, index: this.#entries.length, sent: toSteps(position) }
    this.#entries.push(entry)
    this.#byId.set(unitId, entry)
    return { entry, before: undefined }
  }

  #begin(kind: number, timeMs: number, added: readonly Entry[]): ByteWriter {
    const out = new ByteWriter()
    out.u8(FRAME_VERSION)
    out.u8(kind)
    out.u32(this.#stream)
    out.u32(this.#number)
    out.u48(timeMs)
    out.varint(added.length)
    let previous = ''
    for (const { unitId } of added) {
      const shared = sharedPrefix(previous, unitId)
      out.varint(shared)
      out.varint(unitId.length - shared)
      out.text(unitId.slice(shared))
      previous = unitId
    }
    return out
  }
}

/** Writes one update after another; a unit without an earlier position counts from the last one written. */
function updateWriter(out: ByteWriter, timeMs: number) {
  const now = timeSteps(timeMs)
  let [index, lat, lon] = [-1, 0, 0]
  return (at: number, next: SteppedPosition, before: SteppedPosition | undefined): void => {
    const { headingSteps, speedSteps, batteryPct } = next
    const battery = batteryPct === (before?.batteryPct ?? null) ? null : (batteryPct ?? BATTERY_UNKNOWN)
    out.varint(at - index - 1)
    out.u8(
      (next.stale ? FLAG.stale : 0) |
        (next.sos ? FLAG.sos : 0) |
        (next.simulated ? FLAG.simulated : 0) |
        (headingSteps === null ? 0 : FLAG.heading) |
        (speedSteps === null ? 0 : FLAG.speed) |
        (battery === null ? 0 : FLAG.battery),
    )
    out.signed(next.latSteps - (before?.latSteps ?? lat))
    out.signed(next.lonSteps - (before?.lonSteps ?? lon))
    out.signed(now - next.fixAtSteps)
    if (headingSteps !== null) out.u8(headingSteps)
    if (speedSteps !== null) out.varint(speedSteps)
    if (battery !== null) out.u8(battery)
    index = at
    lat = next.latSteps
    lon = next.lonSteps
  }
}

function sharedPrefix(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}
