import type { InjectId, MessageId } from '../ids.ts'
import type { Jurisdiction } from '../jurisdiction.ts'
import type { RecordBase } from '../record-base.ts'
import type { Words } from '../words.ts'
import type { Channel, InjectScript } from './commands.ts'
import type { ExerciseClock } from './clock.ts'

/** The one record of an exercise's own; its id is always `exercise`. */
export interface Exercise extends RecordBase {
  readonly kind: 'exercise'
  readonly id: 'exercise'
  readonly scenario: string
  readonly title: Words
  readonly participants: readonly Jurisdiction[]
  readonly storyStart: string
  readonly storyFactor: number
  readonly durationMs: number
  readonly clock: ExerciseClock
}

/** Hidden from players, before and after it is delivered; they see the message that it became. */
export interface Inject extends RecordBase {
  readonly kind: 'inject'
  readonly id: InjectId
  readonly script: InjectScript
  readonly status:
    | { readonly is: 'waiting' }
    | {
        readonly is: 'delivered'
        readonly at: string
        readonly exerciseMs: number
        readonly effectRefused: string | null
      }
    | { readonly is: 'skipped'; readonly at: string; readonly reason: string | null }
}

export interface Message extends RecordBase {
  readonly kind: 'message'
  readonly id: MessageId
  readonly from: Words
  readonly to: Words
  readonly channel: Channel
  readonly text: Words
  readonly receivedAt: string
  readonly acknowledgedAt: string | null
}
