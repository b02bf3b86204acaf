import type { WorkerSetup } from './messages.ts'
import { type RunningWorker, startWorker, within } from './worker-handle.ts'

export interface Limits {
  /** How often the database is asked whether it is there. */
  pingEveryMs: number
  /** After this long without an answer it counts as not there. */
  pingMs: number
  /** A worker too busy to say what it does may be in a long query: it gets this long. */
  busyMs: number
}

export const usualLimits: Limits = { pingEveryMs: 10_000, pingMs: 5_000, busyMs: 120_000 }

/**
 * Keeps a worker running: a new one when it dies, or when it is stuck. Stuck is not slow: a query waits
 * unanswered although the worker says it is running none, or the worker has said nothing for `busyMs`.
 * The driver connects again by itself; what was under way fails with a connection error.
 */
export class Supervisor {
  restarts = 0
  readonly #entry: URL
  readonly #setup: WorkerSetup
  readonly #note: (text: string) => void
  #worker: RunningWorker
  #closing = false
  #restarting: Promise<void> | undefined
  #looking: Promise<boolean> | undefined

  private constructor(entry: URL, setup: WorkerSetup, note: (text: string) => void, worker: RunningWorker) {
    this.#entry = entry
    // On TCP the port stays the same too: the driver connects again to where it did before.
    this.#setup = setup.socket ? setup : { ...setup, port: Number(worker.address.split(':')[1]) }
    this.#note = note
    this.#worker = worker
    this.#watch(worker)
  }

  static async start(entry: URL, setup: WorkerSetup, note: (text: string) => void): Promise<Supervisor> {
    return new Supervisor(entry, setup, note, await startWorker(entry, setup))
  }

  get address(): string {
    return this.#worker.address
  }

  /** Looks after an unanswered ping; restarts the worker if it is stuck. Returns whether it did. */
  look(limits: Limits): Promise<boolean> {
    this.#looking ??= this.#lookOnce(limits).finally(() => (this.#looking = undefined))
    return this.#looking
  }

  async #lookOnce(limits: Limits): Promise<boolean> {
    if (this.#closing) return false
    if (this.#restarting) return this.#restarting.then(() => true)
    const worker = this.#worker
    const status = await worker.status(limits.busyMs)
    const stuck = status === undefined || (!status.running && status.queued > 0)
    if (!stuck || worker !== this.#worker || this.#closing) return false
    await this.#restart(status ? 'its queue is stuck' : 'it does not answer')
    return true
  }

  /** Ends the worker as a power cut would, and starts another. */
  restart(reason: string): Promise<void> {
    return this.#restart(reason)
  }

  async close(limitMs: number): Promise<void> {
    this.#closing = true
    await this.#restarting
    await this.#worker.close(limitMs)
  }

  #watch(worker: RunningWorker): void {
    void worker.died.then((reason) => {
      if (!this.#closing && worker === this.#worker) void this.#restart(reason).catch(() => undefined)
    })
  }

  #restart(reason: string): Promise<void> {
    this.#restarting ??= this.#startAgain(reason).finally(() => (this.#restarting = undefined))
    return this.#restarting
  }

  async #startAgain(reason: string): Promise<void> {
    this.#note(`The embedded database is started again: ${reason}.`)
    await this.#worker.kill()
    for (let failures = 0; !this.#closing; failures += 1) {
      try {
        this.#worker = await startWorker(this.#entry, this.#setup)
        this.restarts += 1
        return this.#watch(this.#worker)
      } catch (error) {
        this.#note(String(error))
        await within(Math.min(500 * 2 ** failures, 10_000), new Promise(() => undefined))
      }
    }
  }
}
