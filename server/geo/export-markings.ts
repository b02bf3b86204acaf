import { featureRows, featuresToGeoJson, type AnyFeature } from '../../domain/geo/export/features.ts'
import { markingsAt } from '../../domain/marking/selectors.ts'
import { validityAt } from '../../domain/marking/validity.ts'
import type { Marking } from '../../domain/marking/record.ts'
import type { Store } from '../../domain/store.ts'
import { viewFor, type Audience } from '../../domain/visibility.ts'
import { words } from '../../domain/words.ts'
import type { Operation } from '../rooms/rooms.ts'
import type { Exported } from './export.ts'

/** What is marked on the map at an instant and may be seen, the newest first. */
export function exportMarkings(
  { row }: Operation,
  records: Store,
  { audience, at }: { readonly audience: Audience; readonly at: Date },
): Exported {
  const atMs = at.getTime()
  const features = markingsAt(records, atMs).flatMap((marking) => {
    const seen = viewFor(audience, marking)
    return seen ? [featureOf(seen, atMs)] : []
  })
  const about = {
    ...{ version: `${row.id}@${records.seq}`, date: at.toISOString(), estimate: null },
    source: words(`标绘：${row.titleZh}`, `Markings: ${row.titleEn}`),
  }
  return { about, rows: featureRows(features), shapes: featuresToGeoJson(about, features) }
}

function featureOf(marking: Marking, atMs: number): AnyFeature {
  const { id, markingKind: kind, label, validFrom, validUntil, incidentId, closes } = marking
  const { drawnAt, alteredAt, jurisdiction, geometry } = marking
  const properties = {
    ...{ id, kind, label, validity: validityAt(marking, atMs), validFrom, validUntil, incidentId },
    ...{ closes: closes?.is ?? null, closesId: closes?.id ?? null, jurisdiction, drawnAt, alteredAt },
  }
  return { geometry, properties }
}
