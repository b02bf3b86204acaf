import type { ExerciseClock } from '../../domain/exercise/clock.ts'
import { exerciseMsAt, storyAt } from '../../domain/exercise/clock.ts'
import { eventsAnswer } from './answers.ts'
import { ask } from './api.ts'
import { clock } from './clock.svelte.ts'
import type { Follower, Viewer } from './line.svelte.ts'
import { Picture } from './picture.svelte.ts'
import { Whereabouts } from './whereabouts.svelte.ts'

export interface ExerciseTime {
  readonly is: ExerciseClock['is']
  readonly rate: number
  readonly exerciseMs: number
  readonly storyAt: string
}

const FIRST_LINES = 100

/** One operation as it stands on the screen: its records, where its units are, its time. */
export class Scene {
  readonly operation: string
  readonly picture: Picture
  readonly whereabouts = new Whereabouts()
  #viewers = $state.raw<readonly Viewer[]>([])
  /** Set by a playback: the instant shown. */
  #instantMs = $state<number | undefined>()
  constructor(operation: string) {
    this.operation = operation
    this.picture = new Picture(operation)
  }

  /** What the screen calls now: the server's time, or the instant of a playback. Epoch ms, once a second. */
  get nowMs(): number {
    return this.#instantMs ?? clock.ms
  }

  get viewers(): readonly Viewer[] {
    return this.#viewers
  }

  /** The drill clock, computed from the record; undefined in the live operation. */
  get exercise(): ExerciseTime | undefined {
    const exercise = this.picture.get('exercise', 'exercise')
    if (!exercise) return undefined
    const { clock: drill, storyStart, storyFactor } = exercise
    const exerciseMs = exerciseMsAt(drill, this.nowMs)
    const rate = 'rate' in drill ? drill.rate : 1
    return { is: drill.is, rate, exerciseMs, storyAt: storyAt(storyStart, storyFactor, exerciseMs) }
  }

  /** Puts the scene at an instant of the past. */
  standAt(ms: number): void {
    this.#instantMs = ms
  }

  follower(): Follower {
    return {
      picture: this.picture,
      onPositions: (frame) => this.whereabouts.readFrame(frame),
      onPresence: (viewers) => (this.#viewers = viewers),
      onJoined: () => void this.#loadLines(),
    }
  }

  /** Ends what the scene does by itself; a live one does nothing. */
  close(): void {}

  /** The newest lines that were written before this screen looked, or while its line was down. */
  async #loadLines(): Promise<void> {
    const before = this.picture.replica.seq + 1
    const path = `/api/operations/${encodeURIComponent(this.operation)}/events?before=${before}&limit=${FIRST_LINES}`
    const answer = await ask(path, eventsAnswer)
    if (answer.ok) this.picture.remember(answer.value.events)
  }
}
