import { SequenceConflict } from '../plugins/database.ts'

/**
 * `conflict`: somebody else appended first, decide again. `rejected`: the database says no to what it was given.
 * `unknown`: no answer, or trouble of its own; the batch may or may not be stored.
 */
export type Failure = 'conflict' | 'rejected' | 'unknown'

/** SQLSTATE classes: serialisation and deadlock; data, constraint, syntax. */
const CONFLICT = /^40/
const REJECTED = /^(21|22|23|42)/

export function kindOfFailure(error: unknown): Failure {
  if (error instanceof SequenceConflict) return 'conflict'
  const state = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!/^[0-9A-Z]{5}$/.test(state))
    return error instanceof TypeError || error instanceof RangeError ? 'rejected' : 'unknown'
  if (CONFLICT.test(state)) return 'conflict'
  return REJECTED.test(state) ? 'rejected' : 'unknown'
}
