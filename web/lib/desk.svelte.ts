import { getContext, setContext } from 'svelte'
import { mayCommand } from '../../domain/access.ts'
import type { CommandType } from '../../domain/commands.ts'
import { BASE_DATA_ID } from '../../domain/base-data/record.ts'
import type { Jurisdiction } from '../../domain/jurisdiction.ts'
import { Analysis } from '../analysis/analysis.svelte.ts'
import {
  operationsAnswer,
  type Basemap,
  type Config,
  type Operation,
  type SessionAnswer,
  type TerrainFacts,
} from './answers.ts'
import { ask } from './api.ts'
import { AlarmBell } from './alarm.svelte.ts'
import { clock } from './clock.svelte.ts'
import { basemapsOf, terrainsOf } from './county-facts.ts'
import { draftsOf } from './draft.ts'
import { Line } from './line.svelte.ts'
import { namesFrom } from './names.ts'
import type { OfVersion } from './of-version.svelte.ts'
import { Outgoing } from './outgoing.svelte.ts'
import type { Picture } from './picture.svelte.ts'
import { Places } from './places.svelte.ts'
import { Scene } from './scene.svelte.ts'
import { Screen } from './screen.svelte.ts'
import { lastKnown, remember } from '../offline/last-known.ts'
import { PictureKeeper } from '../offline/picture-keeper.ts'
import { keptPicture } from '../offline/picture-store.ts'

/** A drill that has begun, or ended, stands in the menu after this time at most. */
const OPERATIONS_EVERY_MS = 20_000

/**
 * Everything one signed-in person has before them: the live scene, always; the scene of the operation they look
 * at; the line to the server; what waits to be sent; what the screen shows.
 */
export class Desk {
  readonly who: SessionAnswer
  readonly config: Config
  readonly line = new Line()
  readonly places = new Places()
  readonly basemap: OfVersion<Basemap>
  readonly terrain: OfVersion<TerrainFacts>
  readonly screen = new Screen()
  readonly bell = new AlarmBell()
  readonly analysis = new Analysis(() => clock.nowMs())
  readonly live = new Scene('live')
  readonly outgoing: Outgoing
  #keeper: PictureKeeper | undefined
  #asOf = $state<string | undefined>()
  #timer: ReturnType<typeof setInterval> | undefined
  #operations = $state.raw<readonly Operation[]>([])
  #operationsKnown = $state(false)
  #peopleVersion = $state(0)
  #current = $state.raw<Scene>(this.live)
  #playback = $state.raw<Scene | null>(null)
  /** Not the session's: the account may be barred from an operation it was in. */
  readonly #signOut: () => void

  /** The scene on the screen: a playback when there is one, otherwise the operation's own. */
  readonly scene: Scene = $derived(this.#playback ?? this.#current)
  readonly operation: Operation | undefined = $derived(
    this.#operations.find(({ id }) => id === this.#current.operation),
  )
  readonly names = $derived(namesFrom(this.scene.picture, this.places))

  constructor(who: SessionAnswer, config: Config, signOut: () => void) {
    this.who = who
    this.config = config
    this.basemap = basemapsOf(config.county)
    this.terrain = terrainsOf(config.county)
    this.#signOut = signOut
    this.outgoing = new Outgoing({
      account: who.account.id,
      line: this.line,
      operation: () => this.#current.operation,
      enter: (operation) => this.enter(operation),
    })
    draftsOf(who.account.id, this.#current.operation)
  }

  get operations(): readonly Operation[] {
    return this.#operations
  }

  /** Whether the list of operations has come. */
  get operationsKnown(): boolean {
    return this.#operationsKnown
  }

  get isPlayback(): boolean {
    return this.#playback !== null
  }

  get isDrill(): boolean {
    return this.#current !== this.live
  }

  /** The version of the county that the scene sees: in a playback, that of the instant. */
  get countyVersion(): string | undefined {
    return this.scene.picture.get('baseData', BASE_DATA_ID)?.version ?? this.config.county?.version
  }

  /** The scene that grows, also while a playback is on the screen. */
  get current(): Scene {
    return this.#current
  }

  /** Another number whenever names and phones that were read may be others, or erased, by now. */
  get peopleVersion(): number {
    return this.#peopleVersion
  }

  /** Of when the picture is, while this page has had no line since it was opened; undefined: it has none. */
  get asOf(): string | undefined {
    return this.#asOf
  }

  async start(): Promise<void> {
    await this.outgoing.start()
    this.line.onOperations = () => void this.loadOperations()
    this.line.onPeople = () => void this.#peopleVersion++
    this.line.onUp = () => {
      // While the line was down somebody may have been erased.
      this.#peopleVersion++
      this.outgoing.flush()
      // What a version of the county has may have been asked for while there was no line.
      void this.basemap.load(this.countyVersion)
      void this.terrain.load(this.countyVersion)
      void this.loadOperations()
      this.analysis.lineIsBack()
    }
    this.line.onRights = () => void this.loadOperations()
    this.line.onSignedOut = this.#signOut
    this.#timer = setInterval(() => {
      if (this.line.state === 'up') void this.loadOperations()
    }, OPERATIONS_EVERY_MS)
    void this.places.load(this.countyVersion)
    if (!(await this.loadOperations())) await this.#recall()
    if (this.#operations.some(({ id }) => id === 'live')) this.line.follow(this.live.follower())
    else if (this.#operations[0] && this.screen.operation === 'live')
      this.screen.operation = this.#operations[0].id
    this.enter(this.screen.operation)
    this.line.open()
    this.#keeper = new PictureKeeper({
      account: this.who.account.id,
      line: this.line,
      pictures: () => new Set([this.live.picture, this.#current.picture]),
    })
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#keeper?.stop()
    this.line.close()
    this.bell.stop()
    for (const scene of new Set([this.live, this.#current])) scene.close()
  }

  /** @returns whether the server could be reached */
  async loadOperations(): Promise<boolean> {
    const answer = await ask('/api/operations', operationsAnswer)
    if (answer.ok) {
      this.#operations = answer.value.operations
      this.#operationsKnown = true
      remember({ operations: answer.value.operations })
    } else if (answer.fault.is === 'signed-out') this.#signOut()
    return answer.ok || answer.fault.is !== 'unreachable'
  }

  /** Opened without a line: what this account saw last, until the server says what has become of it. */
  async #recall(): Promise<void> {
    const known = lastKnown()
    if (!known) return
    this.#operations = known.operations
    this.#asOf = known.heardAt
    await this.#recallPicture(this.live.picture)
  }

  async #recallPicture(picture: Picture): Promise<void> {
    const kept = await keptPicture(picture.operation, this.who.account.id)
    if (kept && !picture.loaded) picture.recall(kept)
  }

  /** Looks at another operation. The live one is followed all the time, so that its alarms still show. */
  enter(operation: string): void {
    this.leavePlayback()
    this.screen.operation = operation
    if (operation === this.#current.operation) return
    draftsOf(this.who.account.id, operation)
    if (this.#current !== this.live) {
      this.line.leave(this.#current.operation)
      this.#current.close()
    }
    this.screen.select(null)
    if (operation === 'live') {
      this.#current = this.live
      return
    }
    this.#current = new Scene(operation)
    if (this.line.heardAt === 0) void this.#recallPicture(this.#current.picture)
    this.line.follow({ ...this.#current.follower(), onShut: () => this.enter('live') })
  }

  showPlayback(scene: Scene): void {
    this.#playback?.close()
    this.#playback = scene
  }

  leavePlayback(): void {
    this.#playback?.close()
    this.#playback = null
  }

  /** Whether this person may give this command there, in what is on the screen. A playback takes no commands. */
  may(type: CommandType, jurisdiction: string): boolean {
    const { operation } = this
    if (!operation || this.#playback || operation.status === 'ended') return false
    return mayCommand(operation, type, jurisdiction)
  }

  /** Whether they may give it anywhere at all. */
  mayAnywhere(type: CommandType): boolean {
    return this.operation !== undefined && this.may(type, this.operation.jurisdiction)
  }

  get jurisdiction(): Jurisdiction | undefined {
    return this.operation?.jurisdiction
  }
}

const KEY = Symbol('desk')
export const provideDesk = (desk: Desk): Desk => setContext(KEY, desk)
export const useDesk = (): Desk => getContext<Desk>(KEY)
