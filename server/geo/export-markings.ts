import { featureRows, featuresToGeoJson, type AnyFeature } from '../../domain/geo/export/features.ts'
import type { Marking } from '../../domain/marking/record.ts'
import { markingsAt } from '../../domain/marking/selectors.ts'
import { validityAt } from '../../domain/marking/validity.ts'
import { viewFor } from '../../domain/visibility.ts'
import { words } from '../../domain/words.ts'
import { aboutOperation, type OperationThen } from './export-operation.ts'
import type { Exported } from './export.ts'

const COLUMNS = [
  ...['id', 'kind', 'label', 'validity', 'validFrom', 'validUntil', 'incidentId', 'closes', 'closesId'],
  ...['jurisdiction', 'drawnAt', 'alteredAt', 'lon', 'lat', 'wkt'],
]

/** What is marked on the map at an instant and may be seen, the newest first. */
export function exportMarkings(then: OperationThen): Exported {
  const { records, audience, at } = then
  const features = markingsAt(records, at.getTime()).flatMap((marking) => {
    const seen = viewFor(audience, marking)
    return seen ? [featureOf(seen, at.getTime())] : []
  })
  const about = aboutOperation(then, words('标绘', 'Markings'))
  const shapes = featuresToGeoJson(about, features)
  return { about, columns: COLUMNS, rows: featureRows(features), shapes }
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
