import type { Store } from '../../domain/store.ts'
import type { RoomLog } from './room-log.ts'
import { CHECKPOINT_EVERY, CHECKPOINT_FORMAT } from './state-fold.ts'

/** As many may wait to be written; of more the newest are left out, and a playback there folds a little longer. */
const MOST_WAITING = 16

/**
 * Writes checkpoints behind the room's back. Records are immutable, so what is taken is a list of references;
 * making it text and compressing it happen later.
 */
export class CheckpointWriter {
  readonly #log: RoomLog
  readonly #operation: string
  readonly #failed: (error: unknown) => void
  #waiting = 0
  #last: Promise<void> = Promise.resolve()
  #lastSeq: number
  written = 0

  constructor(log: RoomLog, operation: string, lastSeq: number, failed: (error: unknown) => void) {
    this.#log = log
    this.#operation = operation
    this.#lastSeq = lastSeq
    this.#failed = failed
  }

  /** Call it after every event. */
  passed(store: Store, recordedAt: string): void {
    if (store.seq % CHECKPOINT_EVERY === 0 && this.#waiting < MOST_WAITING) this.#take(store, recordedAt)
  }

  /** Writes one where the log ends, unless there is one, and waits until all are written. */
  async finish(store: Store, recordedAt: string): Promise<void> {
    if (store.seq > this.#lastSeq) this.#take(store, recordedAt)
    await this.#last
  }

  #take(store: Store, recordedAt: string): void {
    const { seq } = store
    const records = [...store.all()]
    this.#waiting += 1
    this.#lastSeq = seq
    this.#last = this.#last
      .then(() =>
        this.#log.saveCheckpoint({
          ...{ operation: this.#operation, seq, recordedAt, format: CHECKPOINT_FORMAT, records },
        }),
      )
      .then(() => void (this.written += 1), this.#failed)
      .finally(() => (this.#waiting -= 1))
  }
}
