import type { UnitPosition } from '../../domain/position/frame.ts'
import type { Operation } from '../lib/answers.ts'
import { clock } from '../lib/clock.svelte.ts'
import { Scene } from '../lib/scene.svelte.ts'
import { httpSource } from './http-source.ts'
import { Playback, UNOPENED, type PlaybackState } from './playback.ts'
import type { PlaybackSource } from './source.ts'

/** How often the map is told where the units are, in milliseconds of the page's clock. */
const POSITIONS_EVERY_MS = 100

/**
 * A scene of the past: the same records, positions and lines that live screens read, at an instant that moves.
 * `desk.showPlayback(scene)` puts it on every screen; `instanceof PlaybackScene` tells it from a live one.
 */
export class PlaybackScene extends Scene {
  readonly playback: Playback
  readonly title: Operation['title']
  readonly kind: Operation['kind']
  #state = $state.raw<PlaybackState>(UNOPENED)
  #jumps = 0
  #positionsAtMs = 0
  #pending: readonly UnitPosition[] | undefined

  constructor(operation: Operation, staleAfterS: number, source: PlaybackSource = httpSource(operation.id)) {
    super(operation.id)
    this.title = operation.title
    this.kind = operation.kind
    this.standAt(clock.nowMs())
    this.playback = new Playback({
      source,
      staleAfterS,
      ticker: everyFrame,
      onChange: (state) => this.#show(state),
      ...(operation.status === 'ended' ? {} : { openUntilMs: clock.nowMs() }),
      screen: {
        show: ({ seq, records }) => {
          // Every jump is a view of its own: a replica takes no older state of the same one.
          this.picture.receive({ mode: 'snapshot', seq, records, view: `playback ${++this.#jumps}` })
          this.picture.forgetLog()
        },
        apply: ({ toSeq, put, remove, log }) =>
          this.picture.apply({
            fromSeq: this.picture.replica.seq + 1,
            toSeq,
            put,
            remove,
            log,
            view: this.#view,
          }),
        log: (events) => this.picture.remember(events),
        positions: (units) => this.#place(units),
      },
    })
  }

  get state(): PlaybackState {
    return this.#state
  }

  override close(): void {
    this.playback.close()
    super.close()
  }

  get #view(): string {
    return this.picture.replica.view ?? ''
  }

  #show(state: PlaybackState): void {
    this.#state = state
    // Lists and ages read whole seconds; a frame less often is a redraw less often.
    this.standAt(Math.floor(state.atMs / 1000) * 1000)
    if (!state.playing && this.#pending) this.#place(this.#pending, true)
  }

  #place(units: readonly UnitPosition[], atOnce = !this.#state.playing): void {
    const now = performance.now()
    this.#pending = units
    if (!atOnce && now - this.#positionsAtMs < POSITIONS_EVERY_MS) return
    this.#positionsAtMs = now
    this.#pending = undefined
    this.whereabouts.replace(units)
  }
}

function everyFrame(tick: (nowMs: number) => void): () => void {
  let frame = requestAnimationFrame(function next(nowMs) {
    tick(nowMs)
    frame = requestAnimationFrame(next)
  })
  return () => cancelAnimationFrame(frame)
}
