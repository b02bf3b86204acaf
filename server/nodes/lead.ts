import type { Log } from '../log.ts'
import type { Storage } from '../plugins/database.ts'

/** Whether this node does what only one may do: it runs the exercises' clocks and moves the demo's units. */
export interface Lead {
  readonly leads: boolean
  /** `listener` is told whenever that changes. */
  onChange(listener: (leads: boolean) => void): void
  /** Tries to lead, now and from now on; resolves after the first try. */
  begin(): Promise<void>
  /** Leads no more, and lets another do so at once. */
  stop(): Promise<void>
}

/** A node that has no neighbours. */
export const alwaysLeads: Lead = {
  leads: true,
  onChange: () => undefined,
  begin: async () => undefined,
  stop: async () => undefined,
}

const NAME = 'lead'
/** A leader that is not heard of for so long is no leader any more. */
const LEASE_MS = 6_000
const RENEW_MS = 2_000

export interface LeaseClock {
  /** Milliseconds that only grow; they may stand still while the machine sleeps. */
  steadyMs(): number
  /** Epoch milliseconds; they go on while it sleeps, and may be set back. */
  wallMs(): number
  /** @returns how to stop */
  every(ms: number, run: () => void): () => void
}

export const systemLeaseClock: LeaseClock = {
  steadyMs: () => performance.now(),
  wallMs: () => Date.now(),
  every(ms, run) {
    const timer = setInterval(run, ms)
    timer.unref()
    return () => clearInterval(timer)
  },
}

export interface LeaseOptions {
  readonly leases: Storage['leases']
  /** The name of this node. */
  readonly self: string
  readonly clock?: LeaseClock
  readonly output: Pick<Log, 'info' | 'warn'>
}

/**
 * Leads for as long as it holds a lease in the database: in the database, because Redis may be lost. A leader that can
 * no longer renew it stops before another may begin; one that dies is followed within 8 s.
 */
export class LeaseLead implements Lead {
  readonly #options: LeaseOptions
  readonly #clock: LeaseClock
  readonly #listeners = new Set<(leads: boolean) => void>()
  #isHeld = false
  #taken = { steadyMs: 0, wallMs: 0 }
  #stop: () => void = () => undefined
  #renewing: Promise<void> | undefined

  constructor(options: LeaseOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemLeaseClock
  }

  get leads(): boolean {
    return this.#isHeld && !this.#hasRunOut
  }

  onChange(listener: (leads: boolean) => void): void {
    this.#listeners.add(listener)
  }

  async begin(): Promise<void> {
    this.#stop = this.#clock.every(RENEW_MS, () => void this.#look())
    await this.#look()
  }

  async stop(): Promise<void> {
    this.#stop()
    await this.#renewing
    if (!this.#isHeld) return
    this.#set(false)
    const { leases, self, output } = this.#options
    await leases
      .releaseLease({ name: NAME, holder: self })
      .catch((err: unknown) => output.warn({ err }, 'the lead was not given back: it runs out by itself'))
  }

  /** Either clock may say so: the steady one when the wall clock was set back, the wall clock after a sleep. */
  get #hasRunOut(): boolean {
    const { steadyMs, wallMs } = this.#taken
    return Math.max(this.#clock.steadyMs() - steadyMs, this.#clock.wallMs() - wallMs) >= LEASE_MS
  }

  async #look(): Promise<void> {
    if (this.#isHeld && this.#hasRunOut) this.#set(false)
    this.#renewing ??= this.#renew().finally(() => (this.#renewing = undefined))
    await this.#renewing
  }

  async #renew(): Promise<void> {
    const { leases, self, output } = this.#options
    const asked = { steadyMs: this.#clock.steadyMs(), wallMs: this.#clock.wallMs() }
    try {
      const isTaken = await leases.takeLease({ name: NAME, holder: self }, LEASE_MS)
      if (isTaken) this.#taken = asked
      this.#set(isTaken && !this.#hasRunOut)
    } catch (err) {
      output.warn({ err }, 'the lead could not be asked for')
    }
  }

  #set(leads: boolean): void {
    if (leads === this.#isHeld) return
    this.#isHeld = leads
    this.#options.output.info(
      { node: this.#options.self },
      leads ? 'this node leads' : 'this node leads no more',
    )
    for (const listener of this.#listeners) listener(leads)
  }
}
