import type { About } from '../../domain/geo/answers.ts'
import type { Unit } from '../../domain/unit/record.ts'
import { tracksAsGeoJson } from '../positions/geojson.ts'
import type { TrackRow } from '../positions/track-rows.ts'
import type { Exported } from './export.ts'

const COLUMNS = 'unitId unitName fixAt lon lat speedMps headingDeg accuracyM simulated'.split(' ')

/** As long as a trail is on the map. */
export const TRAIL_MS = 30 * 60_000

/**
 * Where units went. As a table: a row for each position. As shapes: a line for each unit, the instants of its positions
 * in `times`.
 * @param tracks of each unit, its positions, oldest first
 */
export function exportTrails(
  about: About,
  tracks: readonly { readonly unit: Unit; readonly track: readonly TrackRow[] }[],
): Exported {
  const rows = tracks.flatMap(({ unit, track }) =>
    track.map(({ fixAt, lon, lat, speedMps, headingDeg, accuracyM, simulated }) => ({
      ...{ unitId: unit.id, unitName: unit.name, fixAt, lon, lat },
      ...{ speedMps: speedMps ?? null, headingDeg: headingDeg ?? null, accuracyM: accuracyM ?? null },
      simulated,
    })),
  )
  const names = new Map<string, string>(tracks.map(({ unit }) => [unit.id, unit.name]))
  const { type, features } = tracksAsGeoJson(tracks.map(({ track }) => track))
  const named = features.map(({ properties, ...feature }) => ({
    ...feature,
    properties: { unitName: names.get(properties.unitId) ?? null, ...properties },
  }))
  return { about, columns: COLUMNS, rows, shapes: { type, about, features: named } }
}
