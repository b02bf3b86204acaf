import type { CommandType } from '../../domain/commands.ts'
import { words, type Words } from '../../domain/words.ts'
import type { Desk } from './desk.svelte.ts'
import { faultWords, type Fault } from './fault.ts'
import type { OutboxEntry, Refused } from './outbox.ts'
import type { Sent } from './outgoing.svelte.ts'

/** A form on its way to the server: what is wrong with which field, and whether an answer is awaited. */
export class FormState {
  #faults = $state.raw<ReadonlyMap<string, Words>>(new Map())
  #message = $state.raw<Words | null>(null)
  #busy = $state(false)
  #refusals = $state(0)
  /** Fields this form has; faults of others are said at the foot. */
  readonly #fields: readonly string[]
  #corrects = $state.raw<OutboxEntry | undefined>()
  /** On how many places of the screen it stands; undefined before the first. */
  #places: number | undefined

  constructor(...fields: readonly string[]) {
    this.#fields = fields
  }

  /** How often it was refused: with each, the first field at fault is to be shown anew. */
  get refusals(): number {
    return this.#refusals
  }

  get busy(): boolean {
    return this.#busy
  }

  /** What is said at the foot of the form. */
  get message(): Words | null {
    return this.#message
  }

  /** The command that is being corrected, until something is sent in its place. */
  get corrects(): OutboxEntry | undefined {
    return this.#corrects
  }

  /** Where the command that is corrected was given; empty for a new one. */
  get jurisdiction(): string {
    return this.#corrects?.body.jurisdiction ?? ''
  }

  fault(path: string): Words | undefined {
    return this.#faults.get(path)
  }

  clear(): void {
    this.#faults = new Map()
    this.#message = null
  }

  refuse(message: Words | null, faults: Readonly<Record<string, Words>> = {}): void {
    this.#refused(message, Object.entries(faults))
  }

  /** Shows why what was asked for was not done: at the fields, or at the foot when no field is to blame. */
  blame(fault: Fault): void {
    if (fault.is !== 'invalid') return this.refuse(faultWords(fault))
    this.refuse(
      null,
      Object.fromEntries(fault.fields.map(({ path, message }) => [this.#field(path) ?? path, message])),
    )
  }

  /** Says why a command came back. The next one that is sent takes its place. */
  correct(entry: OutboxEntry | undefined): void {
    this.#corrects = entry
    if (entry?.refused) this.#show(entry.refused)
  }

  /** The form is on the screen until the function that it gives back is called. */
  shown(): () => void {
    // Counted, for the next place may have it before the last is gone.
    this.#places = (this.#places ?? 0) + 1
    return () => void (this.#places = (this.#places ?? 0) - 1)
  }

  /**
   * Closes the form by `onclose` while it is on the screen: an answer that comes late must not close the next one.
   * @returns whether it did: only then may the answer lead to another place
   */
  close(onclose: () => void): boolean {
    if (this.#places === 0) return false
    onclose()
    return true
  }

  /** Gives a command. Whoever calls closes the form unless the answer is `refused`. */
  async send(
    desk: Desk,
    type: CommandType,
    jurisdiction: string,
    payload: object,
    occurredAt?: string,
  ): Promise<Sent> {
    if (this.#busy) return { is: 'refused', message: words('正在提交', 'Being sent'), fields: [] }
    this.#busy = true
    this.clear()
    try {
      const when = occurredAt ?? this.#corrects?.body.occurredAt
      // Plain: a list or object of a form's state is a proxy, which the store of what waits cannot keep.
      const plain = $state.snapshot(payload)
      const sent = await desk.outgoing.send(type, jurisdiction, plain, when, this.#corrects)
      if (sent.is === 'refused') this.#show(sent)
      if (sent.is !== 'refused') this.#corrects = undefined
      if (sent.is === 'kept') {
        desk.screen.note(
          words('线路中断，已保存，恢复后自动发送', 'The line is down; kept, and sent when it is back'),
          'warn',
        )
      }
      return sent
    } finally {
      this.#busy = false
    }
  }

  #show({ message, fields }: Pick<Refused, 'message' | 'fields'>): void {
    const known = fields.filter(({ path }) => this.#field(path))
    const others = fields.filter(({ path }) => !this.#field(path))
    const also = (language: 'zh' | 'en') =>
      others.map(({ path, message: m }) => `${path}: ${m[language]}`).join('; ')
    this.#refused(
      others.length ? words(`${message.zh}（${also('zh')}）`, `${message.en} (${also('en')})`) : message,
      known.map((fault) => [this.#field(fault.path) ?? fault.path, fault.message]),
    )
  }

  #refused(message: Words | null, faults: readonly (readonly [field: string, why: Words])[]): void {
    // Copies: a field hides the fault that it was told of once it is altered (ui/Field), and this one is told anew.
    this.#faults = new Map(faults.map(([field, why]) => [field, { ...why }]))
    this.#message = message
    this.#refusals += 1
  }

  #field(path: string): string | undefined {
    return this.#fields.find((field) => path === field || path.startsWith(`${field}.`))
  }
}

/** Text of a field as a command wants it: nothing typed is nothing said. */
export const said = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

/** A number typed in a field; what is no number stays what it is, for the schema to refuse. */
export const figure = (text: string | number | null | undefined): number | undefined => {
  if (text === null || text === undefined || text === '') return undefined
  return Number(text)
}

/** Leaves out what is undefined, as `exactOptionalPropertyTypes` and strict schemas want it. */
export const compact = <T extends object>(object: T): Partial<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<T>
