import type { CommandAnswer } from '../../db/event-log.ts'
import { ApiError } from '../errors.ts'
import type { Waiting } from './queue.ts'
import type { RoomLog } from './room-log.ts'
import type { Answer } from './submission.ts'

const KEPT = 20_000

/** What commands were answered: the newest in memory, all of them in the database. */
export class KnownAnswers {
  readonly #log: Pick<RoomLog, 'findAnswers'>
  readonly #operation: string
  readonly #newest = new Map<string, CommandAnswer>()

  constructor(log: Pick<RoomLog, 'findAnswers'>, operation: string) {
    this.#log = log
    this.#operation = operation
  }

  add(answers: Iterable<CommandAnswer>): void {
    for (const answer of answers) this.#newest.set(answer.commandId, answer)
    for (const id of this.#newest.keys()) {
      if (this.#newest.size <= KEPT) break
      this.#newest.delete(id)
    }
  }

  /** Answers those that were answered before, as then, and returns the others. */
  async answer(batch: readonly Waiting[]): Promise<Waiting[]> {
    const unseen = batch.map(({ command }) => command.commandId).filter((id) => !this.#newest.has(id))
    const found = unseen.length > 0 ? await this.#log.findAnswers(this.#operation, unseen) : undefined
    const fresh = batch.filter((one) => {
      const { commandId } = one.command
      const known = this.#newest.get(commandId) ?? found?.get(commandId)
      if (!known) return true
      const same = known.bodyHash === one.bodyHash && known.actor === one.actor.id
      if (same) one.resolve(known.answer as Answer)
      else one.reject(new ApiError('command-id-reused'))
      return false
    })
    if (found) this.add(found.values())
    return fresh
  }
}
