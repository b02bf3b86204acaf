import type { Kind, RecordOf } from './records.ts'

/**
 * The secondary indexes of the state: for each kind, what a record is found by. A value of undefined keeps the
 * record out of that index.
 */
export const INDEXES = {
  incident: { parent: (r) => r.parentId ?? undefined },
  unit: { incident: (r) => r.assignment?.incidentId, device: (r) => r.device ?? undefined },
  warehouse: {},
  item: { code: (r) => r.code },
  lot: { itemNumber: (r) => `${r.itemId}/${r.number}` },
  balance: { warehouseItem: (r) => `${r.warehouseId}/${r.itemId}`, lot: (r) => r.lotId },
  target: { warehouse: (r) => r.warehouseId },
  marking: { incident: (r) => r.incidentId ?? undefined },
  exercise: {},
  inject: { status: (r) => r.status.is },
  message: {},
  tally: {},
  baseData: {},
} satisfies { [K in Kind]: Record<string, (record: RecordOf<K>) => string | undefined> }

export type IndexOf<K extends Kind> = keyof (typeof INDEXES)[K] & string

/** How `decide`, `evolve` and selectors read the state. */
export interface Read {
  get<K extends Kind>(kind: K, id: string): RecordOf<K> | undefined
  list<K extends Kind>(kind: K): Iterable<RecordOf<K>>
  by<K extends Kind>(kind: K, index: IndexOf<K>, value: string): Iterable<RecordOf<K>>
}
