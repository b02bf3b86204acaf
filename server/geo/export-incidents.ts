import { featureRows, featuresToGeoJson, type AnyFeature } from '../../domain/geo/export/features.ts'
import { codeName } from '../../domain/incident/codes.ts'
import type { Incident } from '../../domain/incident/record.ts'
import { viewFor } from '../../domain/visibility.ts'
import { words } from '../../domain/words.ts'
import { aboutOperation, pointAt, type OperationThen } from './export-operation.ts'
import type { Exported } from './export.ts'

const COLUMNS = [
  ...['id', 'incidentNumber', 'incidentCode', 'typeZh', 'typeEn', 'status', 'phase', 'falseAlarm', 'grade'],
  ...['gradeBasis', 'place', 'description', 'situation', 'situationAt'],
  ...['dead', 'missing', 'trapped', 'seriouslyInjured', 'injured', 'reportedBy', 'occurredAt', 'reportedAt'],
  ...['acknowledgedAt', 'verifiedAt', 'closedAt', 'closedBecause', 'parentId', 'jurisdiction', 'lon', 'lat'],
]

/** Incidents, open or closed, that may be seen at an instant. Who reported one is no part of it. */
export function exportIncidents(then: OperationThen): Exported {
  const { records, audience } = then
  const features = [...records.list('incident')].flatMap((incident) => {
    const seen = viewFor(audience, incident)
    return seen ? [featureOf(seen)] : []
  })
  const about = aboutOperation(then, words('事件', 'Incidents'))
  const shapes = featuresToGeoJson(about, features)
  return { about, columns: COLUMNS, rows: featureRows(features), shapes }
}

function featureOf(incident: Incident): AnyFeature {
  const { id, number, code, status, grade, place, description, situation, casualties, source } = incident
  const { occurredAt, reportedAt, acknowledgedAt, parentId, jurisdiction, position } = incident
  const closed = incident.status === 'closed' ? incident : undefined
  const properties = {
    ...{ id, incidentNumber: number, incidentCode: code, type: codeName(code), status },
    phase: incident.status === 'verified' ? incident.phase : null,
    falseAlarm: closed?.closing.falseAlarm ?? false,
    ...{ grade: grade?.level ?? null, gradeBasis: grade?.basis ?? null, place, description },
    ...{ situation: situation?.text ?? null, situationAt: situation?.at ?? null, ...casualties },
    ...{ reportedBy: source, occurredAt, reportedAt, acknowledgedAt },
    verifiedAt: incident.status === 'verified' ? incident.verifiedAt : null,
    ...{ closedAt: closed?.closedAt ?? null, closedBecause: closed?.closing.reason ?? null },
    ...{ parentId, jurisdiction },
  }
  return { geometry: position ? pointAt(position) : null, properties }
}
