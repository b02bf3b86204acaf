import type { Event } from '../../domain/events.ts'
import type { UnitPosition } from '../../domain/position/frame.ts'
import type { Density, ReplayStep } from '../lib/answers.ts'
import type { Fault } from '../lib/fault.ts'
import type { Span } from './bar-scale.ts'
import { previousBeat } from './previous-beat.ts'
import type { Rate } from './rates.ts'
import { ReadAhead } from './read-ahead.ts'
import type { PlaybackSource, Standing } from './source.ts'
import { isVisible } from './step-buffer.ts'

/** What a playback shows itself on: the same picture that live screens read. */
export interface PlaybackScreen {
  /** Replaces everything: what stood at the instant that was jumped to. */
  show(standing: Standing): void
  /** Goes on by one step. */
  apply(step: ReplayStep): void
  /** The newest lines of the log at the instant that was jumped to. */
  log(events: readonly Event[]): void
  positions(units: readonly UnitPosition[], atMs: number): void
}

export interface PlaybackState {
  readonly phase: 'opening' | 'ready' | 'failed'
  readonly fault: Fault | undefined
  readonly span: Span
  readonly density: Density | undefined
  /** The instant on the screen, or asked for; epoch milliseconds. */
  readonly atMs: number
  readonly seq: number
  readonly playing: boolean
  /** What comes next has not arrived yet. */
  readonly waiting: boolean
  readonly rate: Rate
}

export const UNOPENED: PlaybackState = {
  phase: 'opening',
  fault: undefined,
  density: undefined,
  span: { fromMs: 0, toMs: 0 },
  atMs: 0,
  seq: 0,
  playing: false,
  waiting: true,
  rate: 1,
}

interface Parts {
  readonly source: PlaybackSource
  readonly screen: PlaybackScreen
  /** Calls back once a frame with a steady clock in milliseconds, until the function it returns is called. */
  readonly ticker: (tick: (nowMs: number) => void) => () => void
  readonly onChange: (state: PlaybackState) => void
  readonly staleAfterS: number
  /** How far the operation goes on, epoch milliseconds, where it has not ended. */
  readonly openUntilMs?: number
}

/** A page in the background gets no frames: playback then waits rather than leaps. */
const LONGEST_FRAME_MS = 500

/**
 * Shows an operation as it was: opens it at an instant, plays on, jumps and steps. States and steps come from the
 * server as this viewer may see them; time comes in through `ticker`.
 */
export class Playback {
  readonly #parts: Parts
  readonly #stopTicker: () => void
  readonly #closed = new AbortController()
  #state = UNOPENED
  #ahead: ReadAhead | undefined
  #lastTickMs: number | undefined
  /** One jump at a time; of what was asked for meanwhile the latest is done next. */
  #jumping = false
  #wantedMs: number | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.#stopTicker = parts.ticker((nowMs) => this.#tick(nowMs))
  }

  get state(): PlaybackState {
    return this.#state
  }

  /** Reads how far the log goes and stands at `atMs`, or at its beginning. */
  async open(atMs?: number): Promise<void> {
    this.#set({ phase: 'opening', fault: undefined, waiting: true })
    const density = await this.#parts.source.density(this.#closed.signal)
    if (this.#closed.signal.aborted) return
    if (!density.ok) return this.#set({ phase: 'failed', fault: density.fault, waiting: false })
    const openUntilMs = this.#parts.openUntilMs ?? 0
    const fromMs = instant(density.value.from) ?? openUntilMs
    const toMs = Math.max(fromMs, instant(density.value.to) ?? fromMs, openUntilMs)
    this.#set({ density: density.value, span: { fromMs, toMs } })
    await this.jump(atMs ?? fromMs)
  }

  close(): void {
    this.#stopTicker()
    this.#closed.abort()
    this.#ahead?.close()
    this.#wantedMs = undefined
  }

  /** Plays on; from the beginning when it stands at the end. */
  play(): void {
    if (this.#state.phase !== 'ready') return
    const atEnd = this.#state.atMs >= this.#state.span.toMs
    this.#set({ playing: true, fault: undefined })
    if (atEnd) void this.jump(this.#state.span.fromMs)
  }

  pause(): void {
    this.#set({ playing: false })
  }

  toggle(): void {
    if (this.#state.playing) this.pause()
    else this.play()
  }

  setRate(rate: Rate): void {
    this.#set({ rate })
  }

  /** Shows what stood at an instant, and plays on from there when it was playing. */
  async jump(atMs: number): Promise<void> {
    const { fromMs, toMs } = this.#state.span
    this.#wantedMs = Math.min(toMs, Math.max(fromMs, atMs))
    this.#set({ atMs: this.#wantedMs, waiting: true })
    if (this.#jumping) return
    this.#jumping = true
    while (this.#wantedMs !== undefined) {
      const wanted = this.#wantedMs
      this.#wantedMs = undefined
      await this.#jumpTo(wanted)
    }
    this.#jumping = false
    void this.#readOn()
  }

  /** On to the next change that this viewer sees, or to the end. Pauses. */
  async stepForward(): Promise<void> {
    this.pause()
    const ahead = this.#ahead
    if (!ahead || this.#jumping) return
    const next = await ahead.nextVisible()
    if (ahead !== this.#ahead) return
    if ('is' in next) return this.#set({ fault: next })
    this.#moveTo(ahead, next.atMs ?? this.#state.span.toMs)
    void this.#readOn()
  }

  /** Back to the change before the one on the screen, or to the beginning. Pauses. */
  async stepBack(): Promise<void> {
    this.pause()
    if (this.#jumping) return
    const back = await previousBeat(this.#parts.source, this.#state.seq, this.#closed.signal)
    if (this.#closed.signal.aborted) return
    if (!back.ok) return this.#set({ fault: back.fault })
    await this.jump(back.value ?? this.#state.span.fromMs)
  }

  async #jumpTo(atMs: number): Promise<void> {
    const { source, screen, staleAfterS } = this.#parts
    const { signal } = this.#closed
    const [state, positions] = await Promise.all([
      source.stateAt(atMs, signal),
      source.positionsAt(atMs, signal),
    ])
    if (signal.aborted) return
    if (!state.ok) {
      const phase = this.#ahead ? 'ready' : 'failed'
      return this.#set({ phase, fault: state.fault, waiting: false, playing: false })
    }
    const { seq } = state.value
    this.#ahead?.close()
    this.#ahead = new ReadAhead(source, {
      seq,
      atMs,
      positions: positions.ok ? positions.value : [],
      staleAfterS,
    })
    screen.show(state.value)
    screen.positions(this.#ahead.positionsAt(atMs), atMs)
    this.#set({ phase: 'ready', fault: undefined, seq, waiting: this.#wantedMs !== undefined })
    const log = await source.log(seq, signal)
    if (!signal.aborted && log.ok) screen.log(log.value)
  }

  #tick(nowMs: number): void {
    const passedMs = Math.min(LONGEST_FRAME_MS, nowMs - (this.#lastTickMs ?? nowMs))
    this.#lastTickMs = nowMs
    const { playing, atMs, rate, span } = this.#state
    if (!playing || !this.#ahead || this.#jumping) return
    const wanted = Math.min(span.toMs, atMs + passedMs * rate)
    const reached = Math.max(atMs, Math.min(wanted, this.#ahead.knownUntilMs))
    this.#moveTo(this.#ahead, reached)
    if (reached < wanted) this.#set({ waiting: true })
    if (reached >= span.toMs) this.pause()
    void this.#readOn()
  }

  #moveTo(ahead: ReadAhead, atMs: number): void {
    const { screen } = this.#parts
    const steps = ahead.takeUntil(atMs)
    for (const step of steps) if (isVisible(step)) screen.apply(step)
    screen.positions(ahead.positionsAt(atMs), atMs)
    this.#set({ atMs, seq: steps.at(-1)?.toSeq ?? this.#state.seq, waiting: false })
  }

  async #readOn(): Promise<void> {
    const { atMs, rate, span } = this.#state
    const ahead = this.#ahead
    const fault = await ahead?.readOn(atMs, rate, span)
    if (fault && ahead === this.#ahead) this.#set({ fault, playing: false, waiting: false })
  }

  #set(part: Partial<PlaybackState>): void {
    const keys = Object.keys(part) as (keyof PlaybackState)[]
    if (keys.every((key) => Object.is(part[key], this.#state[key]))) return
    this.#state = { ...this.#state, ...part }
    this.#parts.onChange(this.#state)
  }
}

function instant(text: string | null): number | undefined {
  const ms = Date.parse(text ?? '')
  return Number.isNaN(ms) ? undefined : ms
}
