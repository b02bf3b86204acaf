import { jurisdiction } from '../../domain/jurisdiction.ts'
import type { Scenario } from '../../scenarios/format.ts'
import { loadScenario, ScenarioError } from '../../scenarios/load.ts'
import { ApiError } from '../errors.ts'
import { DISCARDED, PREPARING, type Operation } from '../rooms/rooms.ts'
import type { Services } from '../services.ts'
import type { County } from '../setup/county.ts'
import { programActor } from '../setup/program-actor.ts'
import { Alive } from './alive.ts'
import type { DrillClock } from './clock.ts'
import { Drill } from './drill.ts'
import { finishExercise, idOfExercise, makeExercise, PackGone } from './make.ts'

export interface DrillsOptions {
  readonly services: Services
  readonly clock: DrillClock
}

/** After a failure of the database, exercises are taken up again after this. */
const AGAIN_MS = 1_000

/**
 * Every exercise of this server: made, and, at the one node that leads, taken up at a start and run while its clock
 * runs. A node that begins to lead takes up what the one before left, in the same way.
 */
export class Drills {
  readonly #options: DrillsOptions
  /** Those that this node runs, by operation. */
  readonly #drills = new Map<string, Drill>()
  /** Those being made here or made since the start, by id. */
  readonly #made = new Map<string, Promise<Operation>>()

  constructor(options: DrillsOptions) {
    this.#options = options
  }

  /** Takes up the exercises, when this node leads, and from now on. To be called before anybody comes in. */
  async begin(): Promise<void> {
    const { rooms, lead, output } = this.#options.services
    lead.onChange((leads) => void (leads ? this.#follow() : this.stop()))
    if (lead.leads) await this.#takeUp()
    rooms.onOpened((operation) => {
      this.#watch(operation).catch((err: unknown) =>
        output.error({ operation: operation.row.id, err }, 'the exercise was not taken up'),
      )
    })
  }

  /**
   * Makes an exercise, once: the same command again names the one that it made.
   * @throws ApiError command-id-reused, when it made one of another scenario; and those of Room.submit
   */
  async create(account: string, commandId: string, scenario: Scenario, county: County): Promise<Operation> {
    const { services } = this.#options
    const id = idOfExercise(account, commandId)
    const known = services.rooms.get(id)
    if (known && known.row.scenario !== scenario.id) throw new ApiError('command-id-reused')
    if (known && known.row.status !== PREPARING) return known
    const making = this.#made.get(id) ?? makeExercise(services, id, scenario, county)
    this.#made.set(id, making)
    try {
      return await making
    } catch (error) {
      this.#made.delete(id)
      throw error
    }
  }

  async stop(): Promise<void> {
    const drills = [...this.#drills.values()]
    this.#drills.clear()
    await Promise.all(drills.map((drill) => drill.stop()))
  }

  /** Goes on where the node that led before ended, at the very end of each log. */
  async #follow(): Promise<void> {
    const { services, clock } = this.#options
    if (!services.lead.leads) return
    try {
      await services.logWatch.look()
      await this.#takeUp()
    } catch (err) {
      services.output.error({ err }, 'the exercises were not taken up')
      clock.after(AGAIN_MS, () => void this.#follow())
    }
  }

  /** Finishes what was interrupted, and takes up the exercises that run. */
  async #takeUp(): Promise<void> {
    const { rooms } = this.#options.services
    for (const operation of [...rooms.all()]) {
      if (operation.row.kind === 'exercise' && operation.row.status === PREPARING)
        await this.#finish(operation)
    }
    await Promise.all([...rooms.all()].map((operation) => this.#watch(operation)))
  }

  async #finish(operation: Operation): Promise<void> {
    const { rooms, storage, output } = this.#options.services
    const { id } = operation.row
    // Another node may have finished it since the row was read.
    if ((await storage.operations.readOperation(id))?.status !== PREPARING) return
    try {
      await finishExercise(this.#options.services, operation)
      output.info({ operation: id }, 'finished the exercise whose making was interrupted')
    } catch (error) {
      if (!(error instanceof ScenarioError || error instanceof PackGone)) throw error
      output.warn({ operation: id, err: error }, 'discarded the exercise whose making was interrupted')
      await storage.operations.setOperation(id, { status: DISCARDED })
      await rooms.forget(id)
    }
  }

  async #watch(operation: Operation): Promise<void> {
    const { services, clock } = this.#options
    const { id } = operation.row
    if (operation.row.kind !== 'exercise' || !services.lead.leads || this.#drills.has(id)) return
    const drill = new Drill({
      ...{
        room: operation.room,
        clock,
        script: this.#scriptOf(operation),
        alive: new Alive(services.storage),
      },
      ...{ output: services.output, hub: () => services.hubs.get(id), leads: () => services.lead.leads },
      give: (command) => {
        const actor = programActor('msel', jurisdiction.parse(command.jurisdiction))
        return services.commands.giveAs(id, actor, command)
      },
    })
    this.#drills.set(id, drill)
    await drill.begin()
  }

  /** The units that the scenario drives; none when its folder is gone: the exercise itself needs its log alone. */
  #scriptOf({ row }: Operation): Scenario['units'] {
    try {
      return loadScenario(row.scenario ?? '').units
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      this.#options.services.output.warn(
        { operation: row.id, err: error },
        'no scripted units in this exercise',
      )
      return []
    }
  }
}
