import { parseCommand, type Command } from '../../domain/commands.ts'
import type { Extent } from '../../domain/extent.ts'
import { invalid } from '../errors.ts'
import { fault } from '../field-words.ts'
import { faultsOf } from '../issue-faults.ts'
import { findUnstorable } from '../unstorable.ts'

/**
 * Parses a command from outside, once.
 * @param extent of the county, by which a swapped position is known
 * @throws ApiError invalid, naming every wrong field
 */
export function parseOrThrow(body: unknown, extent: Extent | undefined): Command {
  const unstorable = findUnstorable(body)
  if (unstorable) throw invalid(fault(unstorable.path, unstorable.is))
  const parsed = parseCommand(body)
  if (parsed.ok) return parsed.value
  throw invalid(...faultsOf(parsed.issues, body, extent))
}
