import type { Feature, FeatureCollection, LineString, MultiPoint, Point } from 'geojson'
import { ageS, isStale } from '../../domain/position/stale.ts'
import type { TrackRow } from './track-rows.ts'

export interface TrackProperties {
  readonly unitId: string
  /** When each position was measured: ISO 8601, one for each coordinate. */
  readonly times: readonly string[]
  readonly simulated: boolean
}

export interface PositionProperties {
  readonly unitId: string
  readonly fixAt: string
  readonly ageS: number
  readonly stale: boolean
  readonly speedMps: number | null
  readonly headingDeg: number | null
  readonly accuracyM: number | null
  readonly batteryPct: number | null
  readonly simulated: boolean
}

const placeOf = ({ lon, lat }: TrackRow): [lon: number, lat: number] => [lon, lat]

/** One feature for each unit that has fixes, oldest first: a line, or a MultiPoint when there is only one. WGS-84. */
export function tracksAsGeoJson(
  tracks: Iterable<readonly TrackRow[]>,
): FeatureCollection<LineString | MultiPoint, TrackProperties> {
  const features: Feature<LineString | MultiPoint, TrackProperties>[] = []
  for (const rows of tracks) {
    const [first] = rows
    if (!first) continue
    features.push({
      type: 'Feature',
      id: first.unit,
      geometry: { type: rows.length > 1 ? 'LineString' : 'MultiPoint', coordinates: rows.map(placeOf) },
      properties: {
        unitId: first.unit,
        times: rows.map(({ fixAt }) => fixAt),
        simulated: rows.some(({ simulated }) => simulated),
      },
    })
  }
  return { type: 'FeatureCollection', features }
}

/** Where units were at an instant, with the age of each fix then. WGS-84. */
export function positionsAsGeoJson(
  rows: readonly TrackRow[],
  at: { readonly instantMs: number; readonly staleAfterS: number },
): FeatureCollection<Point, PositionProperties> {
  const features = rows.map((row): Feature<Point, PositionProperties> => {
    const fixAtMs = Date.parse(row.fixAt)
    return {
      type: 'Feature',
      id: row.unit,
      geometry: { type: 'Point', coordinates: placeOf(row) },
      properties: {
        unitId: row.unit,
        fixAt: row.fixAt,
        ageS: ageS(fixAtMs, at.instantMs),
        stale: isStale(fixAtMs, at.instantMs, at.staleAfterS),
        speedMps: row.speedMps ?? null,
        headingDeg: row.headingDeg ?? null,
        accuracyM: row.accuracyM ?? null,
        batteryPct: row.battery === undefined ? null : Math.round(row.battery * 100),
        simulated: row.simulated,
      },
    }
  })
  return { type: 'FeatureCollection', features }
}
