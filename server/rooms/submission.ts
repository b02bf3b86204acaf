import type { PersonRow } from '../../db/event-log.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Command } from '../../domain/commands.ts'
import type { Refusal } from '../../domain/refusal.ts'

/** A command on its way into the log: parsed, authorised, with the people it names put aside. */
export interface Submission {
  readonly command: Command
  readonly actor: Actor
  /** Of the body as it was sent: the same id with another body is somebody's mistake. */
  readonly bodyHash: string
  readonly people: readonly PersonRow[]
}

/** What a command is answered; kept, so that the same command gets the same answer again. */
export type Answer =
  | {
      readonly ok: true
      /** The log's seq after it. */
      readonly seq: number
      /** The first record that it made, if any. */
      readonly id?: string
    }
  | { readonly ok: false; readonly refusal: Refusal }
