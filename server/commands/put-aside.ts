import type { PersonRow } from '../../db/event-log.ts'
import type { Command } from '../../domain/commands.ts'
import { PERSON_FIELDS, type SaidPerson } from '../../domain/fields.ts'
import { personId } from '../../domain/ids.ts'

/**
 * Takes names and phones out of a command: they go to a table that can be erased, in the same transaction, and the
 * command carries ids in their place.
 */
export function putPersonsAside(
  command: Command,
  newId: () => string,
): { command: Command; people: PersonRow[] } {
  const payload: Record<string, unknown> = { ...command.payload }
  const people: PersonRow[] = []
  for (const field of PERSON_FIELDS) {
    const said = payload[field]
    if (!isSaidPerson(said)) continue
    const id = personId.parse(newId())
    people.push({ id, name: said.name, phone: said.phone })
    payload[field] = id
  }
  return people.length === 0 ? { command, people } : { command: { ...command, payload } as Command, people }
}

const isSaidPerson = (value: unknown): value is SaidPerson =>
  typeof value === 'object' && value !== null && 'name' in value
