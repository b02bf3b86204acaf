import type { Answered } from '../../../db/answers.ts'
import type { Append, CommandAnswer, Head, StoredEvent } from '../../../db/event-log.ts'
import type { Checkpoint } from '../../../db/checkpoints.ts'
import { SequenceConflict } from '../../../db/errors.ts'
import { GENESIS, seal } from '../../../db/hash-chain.ts'
import type { Page } from '../../../db/read-log.ts'
import type { RoomLog } from '../../../server/rooms/room-log.ts'

/** What goes wrong with an append: before it is stored, or when only its answer is lost. */
export type Mishap = 'lost-before' | 'lost-after' | 'rejected'

/** A log in memory that keeps what it is given as text, as a database would, and fails on demand. */
export class MemoryLog implements RoomLog {
  events: StoredEvent[] = []
  readonly answers = new Map<string, CommandAnswer>()
  readonly people = new Map<string, string>()
  readonly checkpoints = new Map<number, string>()
  /** Mishaps of the coming appends, one each. */
  readonly coming: (Mishap | undefined)[] = []
  /** Refuses a batch that holds this text, as a database refuses a character that it cannot store. */
  poison: string | undefined
  /** Done once before the next append: what another node writes meanwhile. */
  meanwhile: (() => void) | undefined
  appends = 0
  reads = 0

  get head(): Head {
    const last = this.events.at(-1)
    return { seq: last?.seq ?? 0, hash: last?.hash ?? GENESIS }
  }

  async append(batch: Append): Promise<{ head: Head }> {
    const { meanwhile } = this
    this.meanwhile = undefined
    meanwhile?.()
    this.appends += 1
    const mishap = this.coming.shift()
    if (mishap === 'lost-before') throw connectionLost()
    const text = JSON.stringify(batch)
    if (mishap === 'rejected' || (this.poison !== undefined && text.includes(this.poison))) throw rejected()
    const { head } = this
    if (batch.expectedSeq !== head.seq || batch.previousHash !== head.hash)
      throw new SequenceConflict(batch.operation, batch.expectedSeq)
    if (batch.answers?.some(({ commandId }) => this.answers.has(commandId))) throw rejected()
    const { events, answers = [], people = [] } = JSON.parse(text) as Append
    this.events.push(...seal(head.hash, events))
    for (const answer of answers) this.answers.set(answer.commandId, answer)
    for (const { id, name } of people) this.people.set(id, name)
    if (mishap === 'lost-after') throw connectionLost()
    return { head: this.head }
  }

  async saveAnswers(operation: string, { expectedSeq, answers }: Answered): Promise<void> {
    const known = answers.some(({ commandId }) => this.answers.has(commandId))
    if (known || expectedSeq !== this.head.seq) throw new SequenceConflict(operation, expectedSeq)
    for (const answer of answers) this.answers.set(answer.commandId, answer)
  }

  async findAnswers(_: string, commandIds: readonly string[]): Promise<Map<string, CommandAnswer>> {
    return new Map(commandIds.flatMap((id) => [[id, this.answers.get(id)] as const]).filter(isKnown))
  }

  async readHead(): Promise<Head> {
    return this.head
  }

  async readEvents(_: string, { after, upTo = Infinity, limit }: Page): Promise<StoredEvent[]> {
    const page = this.events.filter(({ seq }) => seq > after && seq <= upTo).slice(0, limit)
    this.reads += page.length
    return JSON.parse(JSON.stringify(page)) as StoredEvent[]
  }

  async streamHeads(_: string, upTo = Infinity): Promise<Map<string, number>> {
    const heads = new Map<string, number>()
    for (const event of this.events) if (event.seq <= upTo) heads.set(event.jurisdiction, event.streamSeq)
    return heads
  }

  async nearestCheckpoint(_: string, format: number, seq = Infinity): Promise<Checkpoint | undefined> {
    const at = Math.max(...[...this.checkpoints.keys()].filter((each) => each <= seq))
    const text = this.checkpoints.get(at)
    const found = text === undefined ? undefined : (JSON.parse(text) as Checkpoint)
    return found?.format === format ? found : undefined
  }

  async saveCheckpoint(checkpoint: Checkpoint): Promise<void> {
    this.checkpoints.set(checkpoint.seq, JSON.stringify(checkpoint))
  }
}

const isKnown = (
  entry: readonly [string, CommandAnswer | undefined],
): entry is readonly [string, CommandAnswer] => entry[1] !== undefined

const connectionLost = (): Error =>
  Object.assign(new Error('the connection is gone'), { code: 'CONNECTION_CLOSED' })
const rejected = (): Error =>
  Object.assign(new Error('unsupported Unicode escape sequence'), { code: '22P05' })
