import type { Read } from '../../domain/read.ts'
import { exerciseMsAt } from '../../domain/exercise/clock.ts'
import type { Fix } from '../../domain/position/fix.ts'
import { driveAt } from '../../scenarios/drive.ts'
import type { Scenario } from '../../scenarios/format.ts'
import type { PositionSink } from '../ingest/options.ts'
import type { DrillClock } from './clock.ts'

export interface ScriptedOptions {
  readonly operation: string
  readonly store: Read
  readonly script: Scenario['units']
  /** Of this exercise alone: nobody else's picture shows a vehicle that is not there. */
  readonly hub: () => PositionSink | undefined
  readonly clock: DrillClock
  readonly failed: (error: unknown) => void
}

/** Of each unit that moves, in wall time. */
const EVERY_MS = 2_000
/** A unit that stands says so now and then, as a phone does, or it would turn stale. */
const AT_REST_MS = 30_000

type Scripted = Scenario['units'][number]

/** Drives the scenario's own units while the exercise's clock runs. */
export class ScriptedUnits {
  readonly #options: ScriptedOptions
  /** By unit: when it last said where it is, and whether it was moving then. */
  readonly #said = new Map<string, { readonly atMs: number; readonly moving: boolean }>()
  #stop: (() => void) | undefined

  constructor(options: ScriptedOptions) {
    this.#options = options
  }

  /** Starts or stops, as the exercise's clock does. To be called after every change of it. */
  follow(): void {
    const { store, clock, script } = this.#options
    const runs = store.get('exercise', 'exercise')?.clock.is === 'running'
    if (runs && !this.#stop && script.length > 0) {
      this.#stop = clock.every(EVERY_MS, () => this.#drive())
      this.#drive()
    }
    if (!runs) this.stop()
  }

  stop(): void {
    this.#stop?.()
    this.#stop = undefined
    this.#said.clear()
  }

  #drive(): void {
    const { store, clock, script, hub, failed } = this.#options
    const exercise = store.get('exercise', 'exercise')
    const sink = hub()
    if (exercise?.clock.is !== 'running' || !sink) return
    const nowMs = clock.now()
    const atMs = exerciseMsAt(exercise.clock, nowMs)
    const fixes = script.flatMap((unit) => this.#fixOf(unit, atMs, nowMs) ?? [])
    if (fixes.length > 0) Promise.resolve(sink.offer(fixes)).catch(failed)
  }

  #fixOf(scripted: Scripted, atMs: number, nowMs: number): Fix | undefined {
    const { operation, store } = this.#options
    const { unitId } = scripted
    if (store.get('unit', unitId)?.duty !== 'on') return undefined
    const { moving, ...place } = driveAt(scripted, atMs)
    const before = this.#said.get(unitId)
    if (before && !moving && !before.moving && nowMs - before.atMs < AT_REST_MS) return undefined
    this.#said.set(unitId, { atMs: nowMs, moving })
    const device = `simulated:${operation}`
    return { ...place, unitId, device, fixAtMs: nowMs, receivedAtMs: nowMs, simulated: true }
  }
}
