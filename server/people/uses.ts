import type { Read } from '../../domain/read.ts'
import type { Operation } from '../rooms/rooms.ts'

/** A record that names a person, and as what. */
export interface PersonUse {
  readonly operation: string
  readonly kind: 'incident' | 'unit' | 'warehouse'
  readonly id: string
  readonly as: 'reporter' | 'leader' | 'keeper'
  readonly jurisdiction: string
  /** What the record is called: a unit's or warehouse's name, an incident's number. */
  readonly called: string
  /** Of an incident that is closed: when that was. */
  readonly closedAt: string | null
}

type Found = readonly [person: string, use: Omit<PersonUse, 'operation'>]

/** Whom the records of these operations name, and where. */
export function usesOf(operations: Iterable<Operation>): Map<string, PersonUse[]> {
  const uses = new Map<string, PersonUse[]>()
  for (const { row, room } of operations) {
    for (const [person, found] of usesIn(room.store)) {
      const use = { operation: row.id, ...found }
      const known = uses.get(person)
      if (known) known.push(use)
      else uses.set(person, [use])
    }
  }
  return uses
}

function* usesIn(store: Read): Generator<Found> {
  for (const { kind, id, jurisdiction, name, leader } of store.list('unit'))
    if (leader) yield [leader, { kind, id, jurisdiction, as: 'leader', called: name, closedAt: null }]
  for (const { kind, id, jurisdiction, name, keeper } of store.list('warehouse'))
    if (keeper) yield [keeper, { kind, id, jurisdiction, as: 'keeper', called: name, closedAt: null }]
  for (const incident of store.list('incident')) {
    const { kind, id, jurisdiction, number, reporter } = incident
    const closedAt = incident.status === 'closed' ? incident.closedAt : null
    if (reporter) yield [reporter, { kind, id, jurisdiction, as: 'reporter', called: `${number}`, closedAt }]
  }
}
