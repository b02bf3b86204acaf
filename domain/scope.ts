import { covers } from './jurisdiction.ts'
import type { IndexOf, Read } from './read.ts'
import type { AnyRecord, Kind, RecordOf } from './records.ts'

/** A read that ends at a border, but knows what is taken beyond it, and what would come full circle there. */
export interface ScopedRead extends Read {
  /**
   * Whether any jurisdiction has a record of this id, or of this value of an index. What somebody chose has to be
   * unique in the operation: a second record of an id would take the place of another township's.
   */
  isTaken(kind: Kind, id: string): boolean
  isTakenBy<K extends Kind>(kind: K, index: IndexOf<K>, value: string): boolean
  /** Whether an incident is `aboveId` or stands below it, also where the links between them cannot be seen. */
  isBelow(incidentId: string, aboveId: string): boolean
}

/**
 * What a decision in `jurisdiction` may read: its own records, those below it, those shared with it, and the
 * catalogue of items of those above. So a township's server could one day decide alone.
 */
export function scopedTo(read: Read, jurisdiction: string): ScopedRead {
  const within = (record: AnyRecord): boolean =>
    covers(jurisdiction, record.jurisdiction) ||
    record.sharedWith.some((code) => covers(code, jurisdiction) || covers(jurisdiction, code)) ||
    (record.kind === 'item' && covers(record.jurisdiction, jurisdiction))

  function* only<K extends Kind>(records: Iterable<RecordOf<K>>): Iterable<RecordOf<K>> {
    for (const record of records) if (within(record)) yield record
  }

  return {
    get<K extends Kind>(kind: K, id: string) {
      const record = read.get(kind, id)
      return record && within(record) ? record : undefined
    },
    list: (kind) => only(read.list(kind)),
    by: <K extends Kind>(kind: K, index: IndexOf<K>, value: string) => only(read.by(kind, index, value)),
    isTaken: (kind, id) => read.get(kind, id) !== undefined,
    isTakenBy: <K extends Kind>(kind: K, index: IndexOf<K>, value: string) =>
      [...read.by(kind, index, value)].length > 0,
    isBelow: (incidentId, aboveId) => isBelow(read, incidentId, aboveId),
  }
}

function isBelow(read: Read, incidentId: string, aboveId: string): boolean {
  const seen = new Set<string>()
  for (
    let at: string | null = incidentId;
    at && !seen.has(at);
    at = read.get('incident', at)?.parentId ?? null
  ) {
    if (at === aboveId) return true
    seen.add(at)
  }
  return false
}
