import type { UnitPosition } from '../../domain/position/frame.ts'
import { FrameReader } from '../../domain/position/frame-reader.ts'

/** Lists and details look at positions this often; the map is told at once. */
const SETTLE_MS = 1000

export type WhereaboutsListener = (changed: readonly UnitPosition[], all: boolean) => void

/** Where the units of one operation were last seen: a plain map, fed by frames or, in a playback, by the server's answer. */
export class Whereabouts {
  readonly #reader = new FrameReader()
  readonly #byUnit = new Map<string, UnitPosition>()
  readonly #listeners = new Set<WhereaboutsListener>()
  #version = $state(0)
  #settling = false

  get(unitId: string): UnitPosition | undefined {
    void this.#version
    return this.#byUnit.get(unitId)
  }

  /** Not reactive: for the map. */
  peek(unitId: string): UnitPosition | undefined {
    return this.#byUnit.get(unitId)
  }

  /** Not reactive: for the map. */
  all(): Iterable<UnitPosition> {
    return this.#byUnit.values()
  }

  /** Takes one binary frame (docs/positions.md). One that does not fit is waited out until the next keyframe. */
  readFrame(frame: ArrayBuffer): void {
    const outcome = this.#reader.read(new Uint8Array(frame))
    if (outcome.is !== 'applied') return
    if (outcome.keyframe) this.#byUnit.clear()
    this.#take(outcome.changed, outcome.keyframe)
  }

  /** Takes the whole picture of an instant. */
  replace(positions: readonly UnitPosition[]): void {
    this.#byUnit.clear()
    this.#take(positions, true)
  }

  onChange(listener: WhereaboutsListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #take(positions: readonly UnitPosition[], all: boolean): void {
    for (const position of positions) this.#byUnit.set(position.unitId, position)
    for (const listener of this.#listeners) listener(positions, all)
    if (this.#settling) return
    this.#settling = true
    setTimeout(() => {
      this.#settling = false
      this.#version++
    }, SETTLE_MS)
  }
}
