import type { ReplayStep } from '../lib/answers.ts'

/** Whether a viewer sees anything of a step; a hidden one only moves the cursor. */
export const isVisible = ({ put, remove, log }: ReplayStep): boolean =>
  log.length > 0 || hasAny(put) || hasAny(remove)

const hasAny = (kinds: object): boolean =>
  Object.values(kinds).some(
    (some) => typeof some === 'object' && some !== null && Object.keys(some).length > 0,
  )

export const stepMs = (step: ReplayStep): number => Date.parse(step.recordedAt)

/** The steps read ahead of a playback's cursor, without a gap. */
export class StepBuffer {
  #steps: readonly ReplayStep[] = []
  #readTo: number
  #complete = false

  /** Begins right after event `seq`. */
  constructor(seq: number) {
    this.#readTo = seq
  }

  /** The seq up to which the log has been read. */
  get readTo(): number {
    return this.#readTo
  }

  get length(): number {
    return this.#steps.length
  }

  /** Whether the log held nothing more when it was last asked. */
  get complete(): boolean {
    return this.#complete
  }

  /** Up to which instant everything is in hand; Infinity when the log ends here. */
  get knownUntilMs(): number {
    if (this.#complete) return Infinity
    const last = this.#steps.at(-1)
    return last ? stepMs(last) - 1 : -Infinity
  }

  /** Adds what was read; steps that are not the next ones are left out. */
  add(steps: readonly ReplayStep[], limit: number): void {
    const fresh = steps.filter((step) => step.fromSeq > this.#readTo)
    this.#steps = [...this.#steps, ...fresh]
    this.#readTo = fresh.at(-1)?.toSeq ?? this.#readTo
    this.#complete = steps.length < limit
  }

  /** Takes out the steps recorded at or before an instant. */
  takeUntil(atMs: number): ReplayStep[] {
    const after = this.#steps.findIndex((step) => stepMs(step) > atMs)
    const count = after === -1 ? this.#steps.length : after
    const taken = this.#steps.slice(0, count)
    if (count > 0) this.#steps = this.#steps.slice(count)
    return taken
  }

  /** The instant of the next step that a viewer sees something of, in epoch milliseconds. */
  nextVisibleMs(): number | undefined {
    const next = this.#steps.find(isVisible)
    return next && stepMs(next)
  }
}
