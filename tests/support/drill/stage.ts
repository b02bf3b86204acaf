import { parseCommand } from '../../../domain/commands.ts'
import type { Event } from '../../../domain/events.ts'
import type { Fix } from '../../../domain/position/fix.ts'
import type { Batch } from '../../../domain/sync/feed.ts'
import type { Scenario } from '../../../scenarios/format.ts'
import { loadScenario } from '../../../scenarios/load.ts'
import { mselCommands, type DrillCommand } from '../../../server/drill/commands.ts'
import { Drill } from '../../../server/drill/drill.ts'
import type { Answer } from '../../../server/rooms/submission.ts'
import { MemoryRoom } from '../domain/memory-room.ts'
import { MovedClock } from './moved-clock.ts'

const OPERATION = 'drill-1'
const COUNTY = '990101'

/** What outlives the program: the log, the answers given, and the sign of life. */
export interface Kept {
  readonly log: Event[]
  readonly answers: Map<string, Answer>
  readonly alive: { atMs: number }
  readonly clock: MovedClock
}

/** One exercise and the drill engine on it, in memory, on a clock that the test moves. */
export class Stage {
  readonly kept: Kept
  readonly scenario: Scenario
  readonly drill: Drill
  readonly fixes: Fix[] = []
  /** Commands of the program that fail before they are stored, as when the database is away. */
  failing = 0
  /** Whether this is the node that runs exercises. */
  leads = true
  #killed = false
  readonly #room: MemoryRoom
  readonly #listeners = new Set<(batch: Batch) => void>()
  readonly #warnings: string[] = []

  constructor(scenario: Scenario, kept: Kept) {
    const { clock, log } = kept
    this.kept = kept
    this.scenario = scenario
    this.#room = new MemoryRoom({ kind: 'exercise', clock: clock.told, log, idPrefix: `n${log.length}-` })
    const room = {
      ...{ id: OPERATION, store: this.#room.store, recordedAt: log.at(-1)?.recordedAt ?? '' },
      onBatch: (listener: (batch: Batch) => void) => {
        this.#listeners.add(listener)
        return () => void this.#listeners.delete(listener)
      },
    }
    const hub = { has: () => true, offer: (fixes: readonly Fix[]) => this.#offer(fixes) }
    this.drill = new Drill({
      ...{
        room,
        clock,
        script: scenario.units,
        leads: () => this.leads,
        hub: () => hub,
        give: (command) => this.#giveAsProgram(command),
      },
      alive: {
        read: async () => kept.alive.atMs,
        write: async (_, nowMs) => void (kept.alive.atMs = nowMs),
      },
      output: {
        info: () => undefined,
        warn: (_: unknown, text?: string) => void this.#warnings.push(text ?? ''),
      },
    })
  }

  /** A prepared exercise of the flash flood, or of what is left of it after `change`. */
  static async open(change: (scenario: Scenario) => Scenario = (all) => all): Promise<Stage> {
    const scenario = change(loadScenario('flash-flood'))
    const kept = { log: [], answers: new Map(), alive: { atMs: 0 }, clock: new MovedClock() }
    const stage = new Stage(scenario, kept)
    const packVersion = 'qingshi-1'
    for (const command of mselCommands(OPERATION, scenario, {
      ...{ title: scenario.title, packVersion, dataDate: '2026-06-01' },
    })) {
      stage.#submit(command)
    }
    await stage.drill.begin()
    return stage
  }

  /** The program ends without a goodbye and is started again after `ms`. */
  async killAndStart(ms: number): Promise<Stage> {
    this.#killed = true
    this.#listeners.clear()
    const asleep = new MovedClock()
    asleep.told.pass(this.kept.clock.now() - asleep.now() + ms)
    const next = new Stage(this.scenario, { ...this.kept, log: [...this.#room.log], clock: asleep })
    await next.drill.begin()
    return next
  }

  get log(): readonly Event[] {
    return this.#room.log
  }

  get store() {
    return this.#room.store
  }

  get clock(): MovedClock {
    return this.kept.clock
  }

  get warnings(): readonly string[] {
    return this.#warnings
  }

  /** A command of the controller, at once. */
  give(type: DrillCommand['type'], payload: object = {}, jurisdiction = COUNTY): Answer {
    const commandId = `controller-${this.kept.answers.size + 1}`
    return this.#submit({ commandId, type, jurisdiction, payload: { ...payload } })
  }

  /** The injects delivered so far, with the T+ of each. */
  delivered(): { no: number; atMs: number | undefined }[] {
    return this.log.flatMap((event) =>
      event.type === 'InjectDelivered' ? [{ no: event.payload.no, atMs: event.exerciseMs }] : [],
    )
  }

  async #giveAsProgram(command: DrillCommand): Promise<Answer> {
    await Promise.resolve()
    if (this.#killed) throw new Error('the program is gone')
    if (this.failing > 0) {
      this.failing -= 1
      throw new Error('the database is away')
    }
    return this.#submit(command)
  }

  #submit(said: DrillCommand): Answer {
    const known = this.kept.answers.get(said.commandId)
    if (known) return known
    const parsed = parseCommand(said)
    if (!parsed.ok) throw new Error(`not a command: ${JSON.stringify(parsed.issues)}`)
    const { decisions, batch } = this.#room.submit(parsed.value)
    const [decision] = decisions
    const answer: Answer = decision?.ok
      ? { ok: true, seq: this.store.seq }
      : { ok: false, refusal: decision?.refusal as Extract<Answer, { ok: false }>['refusal'] }
    this.kept.answers.set(said.commandId, answer)
    if (batch) for (const listener of this.#listeners) listener(batch)
    return answer
  }

  async #offer(fixes: readonly Fix[]): Promise<string[]> {
    this.fixes.push(...fixes)
    return fixes.map(() => 'stored')
  }
}
