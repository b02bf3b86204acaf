import { PERSON_FIELDS } from '../../domain/fields.ts'
import type { Read } from '../../domain/read.ts'
import { viewFor, type Audience } from '../../domain/visibility.ts'

/** The people whom the records that an audience may see name: those on duty, and those who reported. */
export function peopleSeen(store: Read, audience: Audience): Map<string, 'staff' | 'reporter'> {
  const found = new Map<string, 'staff' | 'reporter'>()
  for (const warehouse of store.list('warehouse')) {
    const seen = viewFor(audience, warehouse)
    if (seen?.keeper) found.set(seen.keeper, 'staff')
  }
  for (const unit of store.list('unit')) {
    const seen = viewFor(audience, unit)
    if (seen?.leader) found.set(seen.leader, 'staff')
  }
  // Last: who reported stays masked, though somebody made a leader of the same id.
  for (const incident of store.list('incident')) {
    const seen = viewFor(audience, incident)
    if (seen?.reporter) found.set(seen.reporter, 'reporter')
  }
  return found
}

/**
 * The field of a payload that names a person by an id whom no record that the sender may see names. Who could put
 * any id into a record of theirs could have the name and phone behind it revealed.
 */
export function strangerIn(payload: object, store: Read, audience: Audience): string | undefined {
  const ids = PERSON_FIELDS.map((field) => [field, Reflect.get(payload, field) as unknown] as const).filter(
    ([, id]) => typeof id === 'string',
  )
  if (ids.length === 0) return undefined
  const known = peopleSeen(store, audience)
  return ids.find(([, id]) => !known.has(String(id)))?.[0]
}
