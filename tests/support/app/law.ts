import { jurisdiction } from '../../../domain/jurisdiction.ts'
import type { Store } from '../../../domain/store.ts'
import { viewFor, type Audience } from '../../../domain/visibility.ts'
import type { PersonOnLine } from './person-on-line.ts'

const byId = (records: Iterable<{ kind: string; id: string }>) =>
  Object.fromEntries([...records].map((record) => [`${record.kind}/${record.id}`, record]))

/** What somebody's copy holds. The law of sync: it equals `mayBeSeen`, record by record. */
export const held = (person: PersonOnLine) => byId(person.replica.all())

/** What an audience may see of an operation. */
export const mayBeSeen = (store: Store, role: Audience['role'], where: string) => {
  const audience = { role, jurisdiction: jurisdiction.parse(where) }
  return byId([...store.all()].flatMap((record) => viewFor(audience, record) ?? []))
}
