import type { Actor } from './actor.ts'
import type { PersonRef } from './fields.ts'
import type { PersonId } from './ids.ts'
import type { Territory } from './territory.ts'

/** What `decide` may know beside the state and the command. Time, ids and chance come in as arguments. */
export interface Context {
  /** The server's clock, ISO 8601 UTC; becomes the events' `recordedAt`. */
  readonly now: string
  readonly newId: () => string
  readonly actor: Actor
  readonly operationKind: 'actual' | 'exercise'
  /** Where the county is, once its pack is loaded. */
  readonly territory?: Territory | undefined
}

/** The id of a person in a command. The command path has put names and phones aside before this is reached. */
export function personIdOf(ref: PersonRef): PersonId
export function personIdOf(ref: PersonRef | undefined): PersonId | null
export function personIdOf(ref: PersonRef | undefined): PersonId | null {
  if (ref === undefined) return null
  if (typeof ref === 'string') return ref
  throw new Error('A person must be replaced by an id before a command is decided')
}
