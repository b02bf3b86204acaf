import type { Log } from '../log.ts'
import type { Storage } from '../plugins/database.ts'
import { DISCARDED, type Rooms } from '../rooms/rooms.ts'
import type { Neighbours } from './neighbours.ts'

export interface LogWatchOptions {
  readonly rooms: Pick<Rooms, 'get' | 'adopt' | 'forget' | 'onOpened'>
  readonly operations: Pick<Storage['operations'], 'readHeads'>
  readonly output: Pick<Log, 'error'>
}

const LOOK_EVERY_MS = 2_000

/**
 * Keeps the rooms of this node at the ends of their logs: by what other nodes say, and by looking at the database every
 * 2 s, with one query for all of them, because what is said may be lost.
 */
export class LogWatch {
  readonly #options: LogWatchOptions
  #underWay: Promise<void> | undefined
  /** Begins when the one under way has ended. */
  #next: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(options: LogWatchOptions) {
    this.#options = options
  }

  begin(neighbours: Neighbours): void {
    const { rooms } = this.#options
    rooms.onOpened(({ room }) =>
      room.onBatch(({ toSeq }, origin) => {
        if (origin === 'stored') neighbours.tell('stored', { operation: room.id, seq: toSeq })
      }),
    )
    neighbours.on('stored', ({ operation, seq }) => {
      const known = rooms.get(operation)
      void (known ? known.room.catchUp(seq) : this.look())
    })
    neighbours.onConnected(() => void this.look())
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS)
    this.#timer.unref()
    void this.look()
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Resolves when every room is where its log ended when it was asked, or the failure is noted. */
  look(): Promise<void> {
    if (!this.#underWay) {
      this.#underWay = this.#lookNow().finally(() => (this.#underWay = undefined))
      return this.#underWay
    }
    // It may have read the heads before what was just heard of: once more, for all who ask meanwhile.
    this.#next ??= this.#underWay.then(() => {
      this.#next = undefined
      return this.look()
    })
    return this.#next
  }

  async #lookNow(): Promise<void> {
    const { operations, output } = this.#options
    try {
      const heads = await operations.readHeads()
      await Promise.all(heads.map((head) => this.#follow(head)))
    } catch (err) {
      output.error({ err }, 'the ends of the logs were not read')
    }
  }

  async #follow({ id, status, lastSeq }: { id: string; status: string; lastSeq: number }): Promise<void> {
    const { rooms } = this.#options
    const known = rooms.get(id)
    if (status === DISCARDED) return known && rooms.forget(id)
    if (known) return known.room.catchUp(lastSeq)
    return rooms.adopt(id)
  }
}
