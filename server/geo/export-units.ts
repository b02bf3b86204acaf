import { TEAM_VEHICLE } from '../../domain/geo/desk/team-vehicle.ts'
import { featureRows, featuresToGeoJson, type AnyFeature } from '../../domain/geo/export/features.ts'
import type { UnitId } from '../../domain/ids.ts'
import type { Unit } from '../../domain/unit/record.ts'
import { viewFor } from '../../domain/visibility.ts'
import { words } from '../../domain/words.ts'
import type { SeenPosition } from '../positions/positions-at.ts'
import { aboutOperation, pointAt, type OperationThen } from './export-operation.ts'
import type { Exported } from './export.ts'

const COLUMNS = [
  ...[
    'id',
    'name',
    'teamType',
    'callSign',
    'headcount',
    'skills',
    'vehicle',
    'duty',
    'status',
    'statusSince',
  ],
  ...['incidentId', 'task', 'jurisdiction', 'simulated', 'from', 'fixAt', 'stale', 'lon', 'lat'],
]

/** The units that may be seen at an instant. */
export const unitsSeen = ({ records, audience }: OperationThen): Unit[] =>
  [...records.list('unit')].flatMap((unit) => viewFor(audience, unit) ?? [])

/**
 * Units, on duty or off, where they were last seen or, never seen, at their base; who leads them is no part of it: names
 * and phones are given out one by one, each with a reason.
 */
export function exportUnits(
  then: OperationThen,
  positionOf: (unit: UnitId) => SeenPosition | undefined,
): Exported {
  const features = unitsSeen(then).map((unit) => featureOf(unit, positionOf(unit.id)))
  const about = aboutOperation(then, words('力量', 'Units'))
  const shapes = featuresToGeoJson(about, features)
  return { about, columns: COLUMNS, rows: featureRows(features), shapes }
}

function featureOf(unit: Unit, seen: SeenPosition | undefined): AnyFeature {
  const { id, name, teamType, callSign, headcount, skills, duty, status, statusSince, home } = unit
  const place = seen ?? home
  const { incidentId = null, task = null } = unit.assignment ?? {}
  const properties = {
    ...{ id, name, teamType, callSign, headcount, skills, vehicle: TEAM_VEHICLE[teamType] },
    ...{ duty, status, statusSince, incidentId, task },
    ...{ jurisdiction: unit.jurisdiction, simulated: unit.simulated },
    from: seen ? 'position' : home ? 'home' : null,
    fixAt: seen ? new Date(seen.fixAtMs).toISOString() : null,
    stale: seen?.stale ?? false,
  }
  return { geometry: place ? pointAt(place) : null, properties }
}
