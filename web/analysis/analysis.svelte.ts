import type { ReplicaListener } from '../../domain/sync/replica.ts'
import type { Fault } from '../lib/fault.ts'
import type { Selection } from '../lib/url.ts'
import { askGeography, type Answer, type AskGeography } from './ask-geography.ts'
import { inquiryFrom, type Inquiry } from './inquiry.ts'
import { dependsOnMarkings } from './questions.ts'

/** Why an answer was asked for: by somebody, or again by itself. */
export type Because = 'asked' | 'closures' | 'baseData' | 'line' | 'instant'

export interface Answered {
  readonly inquiry: Inquiry
  readonly answer: Answer
  /** When it came, epoch ms of the server; in a playback, the instant that it is of. */
  readonly atMs: number
  /** In a playback, that instant. */
  readonly asOfMs: number | undefined
  readonly because: Because
}

/** Where an inquiry is asked, and what tells that its answer may be another by now. */
export interface Ground {
  readonly operation: string
  readonly picture: { onChanges(listener: ReplicaListener): () => void }
  /** In a playback: the instant that it shows, epoch ms. */
  readonly instant?: () => number
}

/** Roads are closed by several commands in a row; the answers wait until it is quiet. */
const QUIET_MS = 400
/** By kind of record: what a change of it means for open answers. */
const CAUSES: Readonly<Record<string, Because>> = { marking: 'closures', baseData: 'baseData' }

/**
 * The analysis on the screen: what is asked, the newest answer to it, and why there is none. It asks again by itself
 * when a road is closed or opened or the base data change. An answer that comes late never replaces a newer one, and
 * one that cannot be had leaves the last in place with its age.
 */
export class Analysis {
  readonly #ask: AskGeography
  readonly #nowMs: () => number
  #inquiry = $state.raw<Inquiry | null>(null)
  #answered = $state.raw<Answered | null>(null)
  #fault = $state.raw<Fault | null>(null)
  #isAsking = $state(false)
  #chosen = $state<string | null>(null)
  #ground: Ground | null = null
  #text = ''
  #inForce: string | null = null
  #affected = $state.raw<{ readonly operation: string; readonly people: number } | null>(null)
  /** The instant of a playback that was asked about last. */
  #asOfMs: number | undefined
  #stop: () => void = () => {}
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking: AbortController | undefined

  constructor(nowMs: () => number, ask: AskGeography = askGeography) {
    this.#nowMs = nowMs
    this.#ask = ask
  }

  get inquiry(): Inquiry | null {
    return this.#inquiry
  }

  /** The newest answer to the inquiry; of another one, never. */
  get answered(): Answered | null {
    return this.#answered
  }

  /** Why the last asking brought nothing; an older answer may stand beside it. */
  get fault(): Fault | null {
    return this.#fault
  }

  get isAsking(): boolean {
    return this.#isAsking
  }

  /** Id of the thing in the answer that somebody looks at. */
  get chosen(): string | null {
    return this.#chosen
  }

  /** How many people were in the area asked about last in this operation, the water of a flood too; null: nobody. */
  get affected(): number | null {
    const { operation, people } = this.#affected ?? {}
    return operation === this.#ground?.operation ? (people ?? null) : null
  }

  choose(id: string | null): void {
    this.#chosen = id
  }

  /** Follows what is selected: an analysis is asked, anything else ends it. `ground` null: nothing is asked here. */
  follow(selection: Selection | null, ground: Ground | null): void {
    const text = selection?.kind === 'analysis' && ground ? selection.id : ''
    if (text === this.#text && ground?.picture === this.#ground?.picture) return
    const inquiry = inquiryFrom(text)
    this.#end()
    this.#text = text
    this.#inquiry = inquiry ?? null
    if (!inquiry || !ground) return
    this.#ground = ground
    this.#stop = ground.picture.onChanges((changes) => {
      const causes = changes.map(({ kind }) => CAUSES[kind])
      if (causes.includes('baseData')) this.#askSoon('baseData')
      else if (causes.includes('closures') && dependsOnMarkings(inquiry)) this.#askSoon('closures')
    })
    void this.ask()
  }

  /** Which markings are in force, in any writing: closures begin and end by time alone. */
  inForce(ids: string): void {
    const before = this.#inForce
    this.#inForce = ids
    if (before === null || before === ids || !this.#inquiry) return
    if (dependsOnMarkings(this.#inquiry)) this.#askSoon('closures')
  }

  /** A playback stands still at an instant (epoch ms): what moved until then may change the answer. */
  standsAt(instantMs: number): void {
    if (this.#ground?.instant && this.#asOfMs !== instantMs) this.#askSoon('instant')
  }

  /** The line is back: what was closed meanwhile was not heard. */
  lineIsBack(): void {
    if (this.#answered || this.#fault) void this.ask('line')
  }

  /** Asks (again), at once. */
  async ask(because: Because = 'asked'): Promise<void> {
    const [inquiry, ground] = [this.#inquiry, this.#ground]
    if (!inquiry || !ground) return
    clearTimeout(this.#timer)
    this.#asking?.abort()
    const asking = new AbortController()
    this.#asking = asking
    this.#isAsking = true
    const at = ground.instant?.()
    this.#asOfMs = at
    const result = await this.#ask({ operation: ground.operation, at }, inquiry, asking.signal)
    if (asking.signal.aborted) return
    this.#isAsking = false
    this.#fault = result.ok ? null : result.fault
    // An inquiry that cannot be answered any more has no answer; a broken line only leaves it old.
    const people = result.ok ? affectedIn(result.value) : 0
    if (people > 0) this.#affected = { operation: ground.operation, people }
    if (result.ok)
      this.#answered = { inquiry, answer: result.value, atMs: at ?? this.#nowMs(), asOfMs: at, because }
    else if (result.fault.is === 'invalid' || result.fault.is === 'refused') this.#answered = null
  }

  #askSoon(because: Because): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.ask(because), QUIET_MS)
  }

  #end(): void {
    this.#stop()
    clearTimeout(this.#timer)
    this.#asking?.abort()
    this.#stop = () => {}
    this.#ground = null
    this.#inForce = null
    this.#answered = null
    this.#fault = null
    this.#chosen = null
    this.#isAsking = false
  }
}

function affectedIn(answer: Answer): number {
  if (answer.is === 'impact') return answer.value.people
  return answer.is === 'flood' ? (answer.impact?.people ?? 0) : 0
}
