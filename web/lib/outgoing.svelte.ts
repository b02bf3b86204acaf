import { v7 as newId } from 'uuid'
import { parseCommand, type CommandType } from '../../domain/commands.ts'
import type { Words } from '../../domain/words.ts'
import { clock } from './clock.svelte.ts'
import { faultFromIssues, type FieldFault } from './fault.ts'
import type { Line } from './line.svelte.ts'
import { Outbox, type OutboxEntry } from './outbox.ts'
import { openOutboxStore } from './outbox-store.ts'

/** What became of a command that a form gave. */
export type Sent =
  | { readonly is: 'accepted'; readonly id?: string }
  | { readonly is: 'kept' }
  | { readonly is: 'refused'; readonly message: Words; readonly fields: readonly FieldFault[] }

interface Parts {
  readonly account: string
  readonly line: Pick<Line, 'deliver' | 'state'>
  /** What somebody looks at: commands go there. */
  readonly operation: () => string
  readonly enter: (operation: string) => void
}

/** The commands that one person gives on this screen: sent, waiting to be sent, or taken up again to be corrected. */
export class Outgoing {
  readonly #parts: Parts
  #outbox: Outbox | undefined
  #durable = $state(true)
  #entries = $state.raw<readonly OutboxEntry[]>([])
  #correction = $state.raw<OutboxEntry | null>(null)

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** What waits to be sent, and what came back. */
  get entries(): readonly OutboxEntry[] {
    return this.#entries
  }

  /** Whether what waits survives a closed window. */
  get durable(): boolean {
    return this.#durable
  }

  /** The command that waits for its form to open; the form takes it up (correction.ts). */
  get correction(): OutboxEntry | null {
    return this.#correction
  }

  async start(): Promise<void> {
    const { account, line } = this.#parts
    const { store, durable } = await openOutboxStore()
    this.#durable = durable
    this.#outbox = new Outbox({
      ...{ store, account },
      deliver: (entry) => line.deliver(entry),
      onChange: (entries) => (this.#entries = entries),
    })
    await this.#outbox.load()
  }

  /** Sends what waits. */
  flush(): void {
    void this.#outbox?.flush()
  }

  /**
   * Gives a command: parsed here first, so that faults show at their fields without asking the server; then stored
   * and sent. `kept`: the line is down and it waits.
   */
  async send(
    type: CommandType,
    jurisdiction: string,
    payload: object,
    occurredAt?: string,
    corrects?: OutboxEntry,
  ): Promise<Sent> {
    // Of what waits nobody knows whether it arrived. Under its own id the server takes one of the two, never both.
    const waits = this.#entries.some((entry) => entry === corrects && !entry.refused)
    const commandId = corrects && waits ? corrects.commandId : newId()
    const body = { commandId, type, jurisdiction, ...(occurredAt ? { occurredAt } : {}), payload }
    const parsed = parseCommand(body)
    if (!parsed.ok) {
      const { message, fields } = faultFromIssues(parsed.issues)
      return { is: 'refused', message, fields }
    }
    if (!this.#outbox) return { is: 'kept' }
    const { account, operation } = this.#parts
    const sent = await this.#outbox.submit({
      ...{ commandId, account, operation: operation(), body },
      madeAt: new Date(clock.nowMs()).toISOString(),
    })
    if (corrects?.refused && sent.is !== 'refused') await this.discard(corrects.commandId)
    return sent
  }

  async discard(commandId: string): Promise<void> {
    await this.#outbox?.discard(commandId)
  }

  correct(entry: OutboxEntry): void {
    if (this.#correction) this.endCorrection(this.#correction)
    if (!entry.refused) this.#outbox?.hold(entry.commandId)
    this.#parts.enter(entry.operation)
    this.#correction = entry
  }

  endCorrection(entry: OutboxEntry): void {
    if (this.#correction === entry) this.#correction = null
    this.#outbox?.release(entry.commandId)
    if (this.#parts.line.state === 'up') this.flush()
  }
}
