import type { Incident } from '../../domain/incident/record.ts'
import { Tone, type Alarm } from './tone.ts'

/** How long a mute holds before the screens sound again. */
export const MUTE_MS = 5 * 60_000

/** Worst first; a report nobody has looked at comes after Ⅱ and before Ⅲ. */
const ORDER: readonly Alarm[] = ['I', 'II', 'ungraded', 'III', 'IV', 'drill']

/** The worst alarm of what nobody has acknowledged. Alarms of a drill never hide those of the live operation. */
export function worstAlarm(live: Iterable<Incident>, drill: Iterable<Incident>): Alarm | undefined {
  const alarms = [...live].filter(isUnanswered).map(({ grade }) => grade?.level ?? 'ungraded')
  const worst = ORDER.find((alarm) => alarms.includes(alarm as never))
  return worst ?? ([...drill].some(isUnanswered) ? 'drill' : undefined)
}

/** Screens sound until someone has acknowledged it. */
export const isUnanswered = (incident: Incident): boolean =>
  incident.acknowledgedAt === null && incident.status !== 'closed'

/** The sound of this screen, with a mute that is seen and runs out. */
export class AlarmBell {
  readonly #tone = new Tone()
  #mutedUntil = $state(0)
  #unlocked = $state(false)
  #enabled = $state(true)
  #alarm = $state<Alarm | undefined>()

  get alarm(): Alarm | undefined {
    return this.#alarm
  }

  /** Epoch ms of this page. */
  get mutedUntil(): number {
    return this.#mutedUntil
  }

  get unlocked(): boolean {
    return this.#unlocked
  }

  get enabled(): boolean {
    return this.#enabled
  }

  set enabled(enabled: boolean) {
    this.#enabled = enabled
    this.#sound()
  }

  ring(alarm: Alarm | undefined): void {
    this.#alarm = alarm
    this.#sound()
  }

  mute(nowMs = Date.now()): void {
    this.#mutedUntil = nowMs + MUTE_MS
    this.#sound()
    setTimeout(() => this.#sound(), MUTE_MS + 50)
  }

  unmute(): void {
    this.#mutedUntil = 0
    this.#sound()
  }

  /** From a click or a key, which is when browsers allow sound. */
  async unlock(): Promise<void> {
    this.#unlocked = await this.#tone.unlock()
  }

  stop(): void {
    this.#tone.sound(undefined)
  }

  #sound(): void {
    const quiet = !this.#enabled || Date.now() < this.#mutedUntil
    this.#tone.sound(quiet ? undefined : this.#alarm)
  }
}
