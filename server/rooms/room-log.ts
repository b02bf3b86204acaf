import type { Answered } from '../../db/answers.ts'
import type { Append, CommandAnswer, Head, StoredEvent } from '../../db/event-log.ts'
import type { Checkpoint } from '../../db/checkpoints.ts'
import type { Page } from '../../db/read-log.ts'

/** What a room needs of the database. Tests hand in one in memory. */
export interface RoomLog {
  append(batch: Append): Promise<{ head: Head }>
  saveAnswers(operation: string, answered: Answered): Promise<void>
  findAnswers(operation: string, commandIds: readonly string[]): Promise<ReadonlyMap<string, CommandAnswer>>
  readHead(operation: string): Promise<Head | undefined>
  readEvents(operation: string, page: Page): Promise<readonly StoredEvent[]>
  streamHeads(operation: string, upTo?: number): Promise<Map<string, number>>
  nearestCheckpoint(operation: string, format: number, seq?: number): Promise<Checkpoint | undefined>
  saveCheckpoint(checkpoint: Checkpoint): Promise<void>
}
