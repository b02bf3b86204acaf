import type { UnitPosition } from '../../domain/position/frame.ts'
import type { ReplayStep } from '../lib/answers.ts'
import type { Fault } from '../lib/fault.ts'
import type { Span } from './bar-scale.ts'
import type { PlaybackSource } from './source.ts'
import { StepBuffer } from './step-buffer.ts'
import { TrackWindow } from './track-window.ts'

/** Steps asked for at once, and how few may be in hand before more are asked for. */
const PAGE = 200
const LOW = 80
/** Seconds of the screen's time that are read ahead. */
const AHEAD_S = 20

/** What a playback needs next, read before it is needed: steps of the log, and the tracks of units. */
export class ReadAhead {
  readonly #source: PlaybackSource
  readonly #steps: StepBuffer
  readonly #tracks: TrackWindow
  readonly #closed = new AbortController()
  #reading: Promise<Fault | undefined> | undefined
  #readingTracks = false

  /** Begins after event `seq`, at an instant with the positions known then. */
  constructor(
    source: PlaybackSource,
    begin: { seq: number; atMs: number; positions: readonly UnitPosition[]; staleAfterS: number },
  ) {
    this.#source = source
    this.#steps = new StepBuffer(begin.seq)
    this.#tracks = new TrackWindow(begin.staleAfterS, begin.atMs, begin.positions)
  }

  /** Up to which instant every step is in hand. */
  get knownUntilMs(): number {
    return this.#steps.knownUntilMs
  }

  takeUntil(atMs: number): ReplayStep[] {
    return this.#steps.takeUntil(atMs)
  }

  positionsAt(atMs: number): UnitPosition[] {
    return this.#tracks.at(atMs)
  }

  close(): void {
    this.#closed.abort()
  }

  /** The instant of the next change that the viewer sees, reading on until there is one or the log ends. */
  async nextVisible(): Promise<{ readonly atMs: number | undefined } | Fault> {
    for (;;) {
      const atMs = this.#steps.nextVisibleMs()
      if (atMs !== undefined || this.#steps.complete) return { atMs }
      const fault = await this.#readSteps()
      if (fault) return fault
    }
  }

  /** Reads what playing on from `atMs` at this rate will need. @returns what went wrong with the steps */
  async readOn(atMs: number, rate: number, span: Span): Promise<Fault | undefined> {
    const aheadMs = AHEAD_S * 1000 * rate
    const few = this.#steps.length < LOW || this.#steps.knownUntilMs < atMs + aheadMs
    const [fault] = await Promise.all([
      few && !this.#steps.complete ? this.#readSteps() : undefined,
      this.#tracks.untilMs < atMs + aheadMs / 2
        ? this.#readTracks(atMs, Math.min(span.toMs, atMs + aheadMs))
        : undefined,
    ])
    return fault
  }

  #readSteps(): Promise<Fault | undefined> {
    this.#reading ??= this.#source.steps(this.#steps.readTo, PAGE, this.#closed.signal).then((read) => {
      this.#reading = undefined
      if (this.#closed.signal.aborted) return undefined
      if (!read.ok) return read.fault
      this.#steps.add(read.value, PAGE)
      return undefined
    })
    return this.#reading
  }

  /** Without tracks the units stand where they last were; that is no reason to stop. */
  async #readTracks(atMs: number, toMs: number): Promise<void> {
    const fromMs = Math.max(atMs, this.#tracks.untilMs)
    if (this.#readingTracks || toMs <= fromMs) return
    this.#readingTracks = true
    const read = await this.#source.tracks(fromMs, toMs, this.#closed.signal)
    this.#readingTracks = false
    this.#tracks.add(read.ok ? read.value : { toMs, fixes: new Map() })
  }
}
