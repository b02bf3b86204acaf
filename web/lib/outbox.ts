import type { FieldFault } from './fault.ts'
import type { Words } from '../../domain/words.ts'

/** A command as it goes over the line. It never changes once made: the server knows it by its id. */
export interface CommandBody {
  readonly commandId: string
  readonly type: string
  readonly jurisdiction: string
  readonly occurredAt?: string
  readonly payload: unknown
}

export interface OutboxEntry {
  readonly commandId: string
  /** Whose it is: nobody else's session may send it. */
  readonly account: string
  readonly operation: string
  readonly body: CommandBody
  readonly madeAt: string
  /** Set when the server refused it while no form was open any more; what was typed is in `body`. */
  readonly refused?: Refused
}

export interface Refused {
  readonly code: string
  readonly message: Words
  readonly fields: readonly FieldFault[]
}

/** What became of one attempt to send. */
export type Delivery =
  | { readonly is: 'accepted'; readonly id?: string }
  | ({ readonly is: 'refused' } & Refused)
  /** Nobody knows whether it arrived: it is sent again, with the same id, when the line is back. */
  | { readonly is: 'unreachable' }

export type Submission = Exclude<Delivery, { is: 'unreachable' }> | { readonly is: 'kept' }

export interface OutboxStore {
  all(): Promise<OutboxEntry[]>
  put(entry: OutboxEntry): Promise<void>
  delete(commandId: string): Promise<void>
}

interface Parts {
  readonly store: OutboxStore
  readonly account: string
  readonly deliver: (entry: OutboxEntry) => Promise<Delivery>
  readonly onChange: (entries: readonly OutboxEntry[]) => void
}

/**
 * Every command of this browser goes through here: stored first, sent, and forgotten when answered. What cannot be
 * sent waits, survives a reload, and goes out in the order it was made. The command's id makes sending twice
 * harmless, so an answer that was lost costs nothing.
 */
export class Outbox {
  readonly #parts: Parts
  readonly #entries = new Map<string, OutboxEntry>()
  /** Commands whose form still waits for the answer. */
  readonly #atForm = new Set<string>()
  #queue: Promise<unknown> = Promise.resolve()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get waiting(): OutboxEntry[] {
    return [...this.#entries.values()].filter((entry) => !entry.refused)
  }

  /** Takes up what an earlier page left behind. */
  async load(): Promise<void> {
    const { store, account } = this.#parts
    const entries = (await store.all()).filter((entry) => entry.account === account)
    for (const entry of entries.sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1))) {
      if (!this.#entries.has(entry.commandId)) this.#entries.set(entry.commandId, entry)
    }
    this.#changed()
  }

  /** Stores and sends one command. `kept` means it waits for the line; its form may close. */
  async submit(entry: OutboxEntry): Promise<Submission> {
    this.#atForm.add(entry.commandId)
    await this.#parts.store.put(entry)
    this.#entries.set(entry.commandId, entry)
    this.#changed()
    const delivery = await this.#inTurn(async () => {
      const answer = await this.#send(entry)
      if (answer.is !== 'unreachable') await this.#forget(entry.commandId)
      return answer
    })
    this.#atForm.delete(entry.commandId)
    return delivery.is === 'unreachable' ? { is: 'kept' } : delivery
  }

  /** Sends all that waits, in order, until the line fails. What is refused stays, with its reason. */
  async flush(): Promise<void> {
    for (const { commandId } of this.waiting) {
      if (!(await this.#inTurn(() => this.#sendLater(commandId)))) return
    }
  }

  /** Keeps back what waits while somebody corrects it. */
  hold(commandId: string): void {
    this.#atForm.add(commandId)
  }

  release(commandId: string): void {
    this.#atForm.delete(commandId)
  }

  /** @returns whether the line held */
  async #sendLater(commandId: string): Promise<boolean> {
    const entry = this.#entries.get(commandId)
    // Answered meanwhile, or its form is still open and sends it itself.
    if (!entry || entry.refused || this.#atForm.has(commandId)) return true
    const delivery = await this.#send(entry)
    if (delivery.is === 'accepted') await this.#forget(entry.commandId)
    if (delivery.is === 'refused') await this.#refuse(entry, delivery)
    return delivery.is !== 'unreachable'
  }

  /** Takes a refused command out, to be corrected or dropped. */
  discard(commandId: string): Promise<void> {
    return this.#forget(commandId)
  }

  async #refuse(entry: OutboxEntry, { code, message, fields }: Refused): Promise<void> {
    const refused = { ...entry, refused: { code, message, fields } }
    await this.#parts.store.put(refused)
    this.#entries.set(entry.commandId, refused)
    this.#changed()
  }

  async #forget(commandId: string): Promise<void> {
    await this.#parts.store.delete(commandId)
    this.#entries.delete(commandId)
    this.#changed()
  }

  async #send(entry: OutboxEntry): Promise<Delivery> {
    try {
      return await this.#parts.deliver(entry)
    } catch {
      return { is: 'unreachable' }
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work)
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  #changed(): void {
    this.#parts.onChange([...this.#entries.values()])
  }
}
