import { ApiError } from '../errors.ts'
import { Feed, type Batch } from '../../domain/sync/feed.ts'
import type { Store } from '../../domain/store.ts'
import type { CheckpointWriter } from './checkpoint-writer.ts'
import { decideBatch, type BatchContext, type DecidedBatch } from './decide-batch.ts'
import { KnownAnswers } from './known-answers.ts'
import type { LogEnd } from './log-end.ts'
import { Queue, type Waiting } from './queue.ts'
import type { RoomLog } from './room-log.ts'
import { applyNext, batchOf, foldOn } from './state-fold.ts'
import { kindOfFailure } from './store-failure.ts'
import type { Answer, Submission } from './submission.ts'

export interface RoomOptions {
  readonly log: RoomLog
  readonly context: BatchContext
  /** At a checkpoint, or empty; `end` is where the log ended then. */
  readonly store: Store
  readonly end: LogEnd
  /** Names the life of this log: a client with a cursor from another one starts afresh. */
  readonly lineage: string
  readonly checkpoints: CheckpointWriter
  readonly note: (error: unknown, text: string) => void
  /** Resolves after about that long; tests hand in one of their own. */
  readonly pause: (ms: number) => Promise<void>
}

/** Whether a room stored a batch itself, or read it: another node's, or one of its own whose answer was lost. */
export type Origin = 'stored' | 'read'
type BatchListener = (batch: Batch, origin: Origin) => void

/** How long a commit is tried again while the database does not answer. */
const PATIENCE_MS = 15_000
const MOST_CONFLICTS = 100

/**
 * One operation: its state, and the serial queue through which alone it changes. Commands that wait share one
 * commit; nothing is shown or acknowledged before it is stored.
 */
export class Room {
  readonly id: string
  readonly kind: BatchContext['operationKind']
  readonly store: Store
  readonly feed: Feed
  /** Commits so far. */
  batches = 0
  readonly #options: RoomOptions
  readonly #end: LogEnd
  readonly #queue = new Queue((batch) => this.#commit(batch))
  readonly #known: KnownAnswers
  readonly #listeners = new Set<BatchListener>()
  #inDoubt = true
  /** How far the log reaches, as others say. */
  #heardOf = 0

  private constructor(options: RoomOptions) {
    this.#options = options
    this.id = options.context.operation
    this.kind = options.context.operationKind
    this.store = options.store
    this.feed = new Feed(options.store, { lineage: options.lineage })
    this.#end = options.end
    this.#known = new KnownAnswers(options.log, this.id)
  }

  /** Opens a room and folds what the log holds beyond its store. */
  static async open(options: RoomOptions): Promise<Room> {
    const room = new Room(options)
    await room.#catchUp()
    return room
  }

  /** Commands not yet decided. */
  get queued(): number {
    return this.#queue.length
  }

  get accepting(): boolean {
    return this.#queue.accepting
  }

  get checkpointsWritten(): number {
    return this.#options.checkpoints.written
  }

  /** When the last event was recorded, '' when there is none. */
  get recordedAt(): string {
    return this.#end.recordedAt
  }

  /** `listener` is called once a commit, in the tick in which the state changes. @returns how to stop */
  onBatch(listener: BatchListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /**
   * Decides a command in its turn and resolves when its answer is stored.
   * @throws ApiError command-id-reused, busy, stopping, outcome-unknown (send it again with the same id), failed
   */
  submit(submission: Submission): Promise<Answer> {
    return this.#queue.push(submission)
  }

  /**
   * Reads, in its turn and never beside a commit, what another node has stored up to `seq`. Resolves when that is done;
   * a failure of the database is noted, and whoever hears of the log next asks again.
   */
  async catchUp(seq: number): Promise<void> {
    if (seq <= this.store.seq) return
    this.#heardOf = Math.max(this.#heardOf, seq)
    await this.#queue.look()
  }

  /** Takes no more commands, finishes those that wait, writes a checkpoint. */
  async stop(): Promise<void> {
    await this.#queue.close()
    await this.#options.checkpoints.finish(this.store, this.recordedAt)
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    const giveUpAt = Date.now() + PATIENCE_MS
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#tryOnce(batch)
      } catch (error) {
        // Whatever it was: where the log ends now, and whether the batch is in it, must be read.
        this.#inDoubt = true
        const kind = kindOfFailure(error)
        if (kind === 'conflict' && attempt < MOST_CONFLICTS) continue
        if (batch.length === 0) return this.#options.note(error, 'What others stored was not read')
        this.#options.note(error, `Storing a batch of ${batch.length} failed (${kind})`)
        // One of them the database will not take; the others shall not suffer for it.
        if (kind === 'rejected' && batch.length > 1) {
          for (const one of batch) await this.#commit([one])
          return
        }
        if (kind === 'rejected') return await this.#rejected(batch, error)
        if (Date.now() > giveUpAt || (this.#queue.closed && attempt > 3)) {
          return reject(batch, new ApiError('outcome-unknown', { retryAfterS: 5, cause: error }))
        }
        await this.#options.pause(Math.min(50 * 2 ** attempt, 1_000))
      }
    }
  }

  /** An answer that another node has kept meanwhile is a reason to say no as well, and then it is the answer. */
  async #rejected(batch: readonly Waiting[], cause: unknown): Promise<void> {
    const fresh = await this.#known.answer(batch).catch(() => batch)
    reject(fresh, new ApiError('failed', { cause }))
  }

  async #tryOnce(batch: readonly Waiting[]): Promise<void> {
    if (this.#inDoubt || this.#heardOf > this.store.seq) await this.#catchUp()
    const fresh = await this.#known.answer(batch)
    if (fresh.length === 0) return
    const [firsts, twins] = partTwins(fresh)
    const decided = decideBatch(this.store, this.#end, firsts, this.#options.context)
    await this.#write(decided)
    for (const { submission, error } of decided.failed) {
      this.#options.note(error, `Deciding ${submission.command.type} failed`)
      reject([submission], new ApiError('failed', { cause: error }))
    }
    for (const { submission, answer } of decided.answered) submission.resolve(answer)
    if (twins.length > 0) reject(await this.#known.answer(twins), new ApiError('failed'))
  }

  async #write({ steps, answers, people }: DecidedBatch<Waiting>): Promise<void> {
    const { log } = this.#options
    const operation = this.id
    if (steps.length === 0) {
      await log.saveAnswers(operation, { expectedSeq: this.#end.seq, answers })
      return this.#known.add(answers)
    }
    const events = steps.map(({ event }) => event)
    const place = { operation, expectedSeq: this.#end.seq, previousHash: this.#end.hash }
    const { head } = await log.append({ ...place, events, answers, people })
    this.#end.hash = head.hash
    this.#known.add(answers)
    const batch = batchOf(events, (event, at) => {
      const transitions = applyNext(this.store, event, steps[at]?.changes ?? { put: [], remove: [] })
      this.#passed(event)
      return transitions
    })
    this.#tell(batch, 'stored')
  }

  /** Reads what the log holds beyond the state: written by another node, or by a commit whose answer was lost. */
  async #catchUp(): Promise<void> {
    const { log } = this.#options
    const heardOf = this.#heardOf
    const head = await log.readHead(this.id)
    if (!head) throw new Error(`Operation ${this.id} is not in the database`)
    const cost = { checkpoints: 0, events: 0 }
    const passed = (event: Batch['events'][number]) => this.#passed(event)
    const missed = foldOn(this.store, log, { operation: this.id, cost, upTo: head.seq, passed })
    for await (const batch of missed) this.#tell(batch, 'read')
    if (this.store.seq !== head.seq)
      throw new Error(`The log of ${this.id} does not reach its end ${head.seq}`)
    this.#end.hash = head.hash
    this.#inDoubt = false
    // A hint that was not true is not followed for ever.
    if (this.#heardOf === heardOf) this.#heardOf = 0
  }

  #passed(event: Batch['events'][number]): void {
    this.#end.passed(event)
    this.#options.checkpoints.passed(this.store, event.recordedAt)
  }

  #tell(batch: Batch, origin: Origin): void {
    this.batches += 1
    this.feed.record(batch)
    for (const listener of this.#listeners) {
      try {
        listener(batch, origin)
      } catch (error) {
        this.#options.note(error, 'Somebody who was told of a batch failed')
      }
    }
  }
}

const reject = (batch: readonly Waiting[], error: ApiError): void => batch.forEach((one) => one.reject(error))

/** The first of each commandId, and those that repeat one of them in the same batch. */
function partTwins(batch: readonly Waiting[]): [firsts: Waiting[], twins: Waiting[]] {
  const firsts = new Map<string, Waiting>()
  const twins: Waiting[] = []
  for (const one of batch) {
    if (firsts.has(one.command.commandId)) twins.push(one)
    else firsts.set(one.command.commandId, one)
  }
  return [[...firsts.values()], twins]
}
