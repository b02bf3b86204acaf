import { exerciseMsAt } from '../../domain/exercise/clock.ts'
import type { Exercise } from '../../domain/exercise/record.ts'
import type { Read } from '../../domain/read.ts'
import type { Batch } from '../../domain/sync/feed.ts'
import type { Scenario } from '../../scenarios/format.ts'
import type { PositionSink } from '../ingest/options.ts'
import type { Log } from '../log.ts'
import type { Room } from '../rooms/room.ts'
import type { Answer } from '../rooms/submission.ts'
import { BEAT_MS, LONGEST_STOP_MS, type Alive } from './alive.ts'
import type { DrillClock } from './clock.ts'
import { deliveryOf, pauseAfterStop, type DrillCommand } from './commands.ts'
import { InjectScheduler } from './scheduler.ts'
import { ScriptedUnits } from './scripted-units.ts'

/** A room, as far as a drill needs it. */
export type DrillRoom = Pick<Room, 'id' | 'recordedAt'> & {
  onBatch(listener: (batch: Batch) => void): () => void
  readonly store: Read & { readonly seq: number }
}

export interface DrillOptions {
  readonly room: DrillRoom
  /** Units that the scenario drives. */
  readonly script: Scenario['units']
  /** Gives a command as `system:msel`. */
  readonly give: (command: DrillCommand) => Promise<Answer>
  readonly hub: () => PositionSink | undefined
  readonly alive: Pick<Alive, 'read' | 'write'>
  readonly clock: DrillClock
  /** Whether this is still the node that runs exercises: one that slept and was followed by another is not. */
  readonly leads: () => boolean
  readonly output: Pick<Log, 'info' | 'warn'>
}

/** After a failure of the database, the pause is tried again after this. */
const AGAIN_MS = 1_000

/** What the program does for one exercise while its clock runs: injects, scripted units, and a sign of life. */
export class Drill {
  readonly #options: DrillOptions
  readonly #clock: DrillClock
  readonly #scheduler: InjectScheduler
  readonly #units: ScriptedUnits
  #unfollow: () => void = () => undefined
  #stopBeating: (() => void) | undefined
  /** When the server was last known to be there, epoch milliseconds. */
  #aliveMs = 0
  #writing: Promise<void> = Promise.resolve()
  /** Until it is known that the server was not away for too long, nothing is done. */
  #isAway = true
  #stopped = false

  constructor(options: DrillOptions) {
    const { room, clock, output, give, script, hub } = options
    const { id, store } = room
    this.#options = options
    this.#clock = {
      now: () => clock.now(),
      after: (ms, run) => clock.after(ms, () => this.#ifAwake(run)),
      every: (ms, run) => clock.every(ms, () => this.#ifAwake(run)),
    }
    this.#scheduler = new InjectScheduler({
      ...{ store, clock: this.#clock, deliver: (inject) => give(deliveryOf(id, inject)) },
      failed: ({ script: { no } }, why) =>
        output.warn({ operation: id, inject: no, ...reasonOf(why) }, 'an inject was not delivered'),
    })
    this.#units = new ScriptedUnits({
      ...{ operation: id, store, script, hub, clock: this.#clock },
      failed: (err) => output.warn({ operation: id, err }, 'fixes of scripted units were not stored'),
    })
  }

  /** Takes the exercise up where its log and the last sign of life leave it. */
  async begin(): Promise<void> {
    const { room, alive, output } = this.#options
    this.#unfollow = room.onBatch((batch) => this.#changed(batch))
    const signMs = await alive.read(room.id).catch((err: unknown) => {
      output.warn({ operation: room.id, err }, 'no sign of life read')
      return 0
    })
    this.#aliveMs = Math.max(signMs, Date.parse(room.recordedAt) || 0)
    await this.#comeBack()
  }

  /** Does no more, and writes down when that was. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#unfollow()
    this.#scheduler.stop()
    if (this.#stopBeating) this.#beat()
    this.#rest()
    await this.#writing
  }

  get #exercise(): Exercise | undefined {
    return this.#options.room.store.get('exercise', 'exercise')
  }

  /** Whether the clock runs and nothing was heard of the server for too long: it was down, or its machine slept. */
  get #wasAway(): boolean {
    return this.#exercise?.clock.is === 'running' && this.#clock.now() - this.#aliveMs > LONGEST_STOP_MS
  }

  #changed({ transitions }: Batch): void {
    if (transitions.some(({ kind }) => kind === 'exercise' || kind === 'inject')) this.#follow()
  }

  /** Does what the exercise's clock asks for now. */
  #follow(): void {
    if (this.#isAway || this.#stopped || !this.#options.leads()) return
    if (this.#exercise?.clock.is !== 'running') this.#rest()
    else if (!this.#stopBeating) {
      this.#beat()
      this.#stopBeating = this.#clock.every(BEAT_MS, () => this.#beat())
    }
    this.#units.follow()
    this.#scheduler.arm()
  }

  #rest(): void {
    this.#stopBeating?.()
    this.#stopBeating = undefined
    this.#units.stop()
  }

  #ifAwake(run: () => void): void {
    if (this.#isAway || this.#stopped || !this.#options.leads()) return
    if (this.#wasAway) void this.#comeBack()
    else run()
  }

  /** After too long a stop: pauses the exercise at the T+ at which it stood still, and goes on when that is done. */
  async #comeBack(): Promise<void> {
    const { room, give, clock, output, leads } = this.#options
    const { id, store } = room
    if (!leads()) return
    const exercise = this.#exercise
    if (exercise && this.#wasAway) {
      this.#isAway = true
      this.#rest()
      const atMs = exerciseMsAt(exercise.clock, this.#aliveMs)
      try {
        await give(pauseAfterStop(id, store.seq, exercise, atMs))
        output.info({ operation: id, atMs }, 'the exercise comes back paused')
      } catch (err) {
        output.warn({ operation: id, err }, 'the exercise could not be paused after a stop')
        if (!this.#stopped) clock.after(AGAIN_MS, () => void this.#comeBack())
        return
      }
    }
    this.#isAway = false
    this.#follow()
  }

  #beat(): void {
    const { room, alive, output } = this.#options
    const nowMs = this.#clock.now()
    this.#aliveMs = nowMs
    this.#writing = this.#writing
      .then(() => alive.write(room.id, nowMs))
      .catch((err: unknown) => output.warn({ operation: room.id, err }, 'no sign of life written'))
  }
}

const reasonOf = (why: unknown) => (typeof why === 'string' ? { code: why } : { err: why })
