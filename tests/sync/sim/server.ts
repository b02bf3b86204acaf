import type { Command } from '../../../domain/commands.ts'
import { Feed } from '../../../domain/sync/feed.ts'
import type { JoinRequest } from '../../../domain/sync/wire.ts'
import type { Audience } from '../../../domain/visibility.ts'
import { audienceKey } from '../../../domain/visibility.ts'
import { applyTo, fold, MemoryRoom } from '../../support/domain/memory-room.ts'
import { faultsOfResume, History } from './law.ts'
import type { Line, Message } from './line.ts'

/** One connected client, as the server knows it. */
export interface Seat {
  audience: Audience
  readonly out: Line
  joined: boolean
}

/** A line that is longer than this is a slow client's. */
const SLOW_AFTER = 12

/** An operation and those who look at it. */
export class SimServer {
  room: MemoryRoom
  readonly seats = new Set<Seat>()
  readonly history = new History()
  readonly answers = { snapshot: 0, changes: 0 }
  #feed: Feed
  #lineages = 1
  readonly #memory: number

  constructor(room: MemoryRoom, memory: number) {
    this.room = room
    this.#memory = memory
    this.#feed = this.#newFeed()
    this.#remember()
  }

  get lineage(): string {
    return `lineage-${this.#lineages}`
  }

  viewOf(audience: Audience): string {
    return this.#feed.viewOf(audience)
  }

  submit(commands: readonly Command[]): void {
    const { batch } = this.room.submit(...commands)
    if (!batch) return
    this.#feed.record(batch)
    this.#remember()
    const encoded = new Map<string, unknown>()
    for (const { audience, out, joined } of this.seats) {
      if (!joined || out.length > SLOW_AFTER) continue
      const key = audienceKey(audience)
      if (!encoded.has(key)) encoded.set(key, this.#feed.changesFor(audience, batch))
      out.send('changes', encoded.get(key))
    }
  }

  /** Takes a join; returns what is wrong with the answer, for the test. */
  take(seat: Seat, message: Message): readonly string[] {
    const { ask, request } = JSON.parse(message.text) as { ask: number; request: JoinRequest }
    const answer = this.#feed.answer(seat.audience, request)
    seat.joined = true
    seat.out.send('answer', { ask, answer })
    this.answers[answer.mode] += 1
    if (answer.mode === 'snapshot') return []
    const before = this.history.at(this.lineage, answer.fromSeq - 1)
    return faultsOfResume(answer, seat.audience, before, this.history.at(this.lineage, answer.toSeq))
  }

  sayHead(): void {
    for (const { out } of this.seats) out.send('head', { seq: this.room.store.seq })
  }

  changeRights(seat: Seat, audience: Audience): void {
    seat.audience = audience
    if (seat.joined) seat.out.send('snapshot', this.#feed.snapshot(audience))
  }

  /** Starts again from a checkpoint, with the events after it; what was remembered before that is gone. */
  restart(checkpointSeq: number): void {
    const { kind, clock, log } = this.room
    const tail = log.slice(checkpointSeq)
    const store = fold(log.slice(0, checkpointSeq))
    this.#feed = new Feed(store, { lineage: this.lineage, memory: this.#memory })
    for (const event of tail) {
      const transitions = applyTo(store, event)
      this.#feed.record({ fromSeq: event.seq, toSeq: event.seq, transitions, events: [event] })
    }
    this.room = new MemoryRoom({ kind, clock, log, store, idPrefix: `r${log.length}-` })
    this.seats.clear()
  }

  /** Goes back to how it was at `seq`, as after restoring a backup: another log from here on. */
  restore(seq: number): void {
    const { kind, clock, log } = this.room
    this.#lineages += 1
    this.room = new MemoryRoom({ kind, clock, log: log.slice(0, seq), idPrefix: `l${this.#lineages}-` })
    this.#feed = this.#newFeed()
    this.seats.clear()
    this.#remember()
  }

  #newFeed(): Feed {
    return new Feed(this.room.store, { lineage: this.lineage, memory: this.#memory })
  }

  #remember(): void {
    this.history.remember(this.lineage, this.room.store)
  }
}
