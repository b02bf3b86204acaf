import { unitId } from '../../domain/ids.ts'
import type { Fix } from '../../domain/position/fix.ts'
import type { Storage } from '../plugins/database.ts'

/** A fix as the track store keeps it. */
export type TrackRow = Parameters<Storage['tracks']['insertFixes']>[0][number]

export const rowOf = (operation: string, fix: Fix): TrackRow => ({
  ...{
    operation,
    unit: fix.unitId,
    device: fix.device,
    lat: fix.lat,
    lon: fix.lon,
    simulated: fix.simulated,
  },
  fixAt: new Date(fix.fixAtMs).toISOString(),
  receivedAt: new Date(fix.receivedAtMs).toISOString(),
  saidMs: fix.saidAtMs,
  altitudeM: fix.altitudeM,
  accuracyM: fix.accuracyM,
  speedMps: fix.speedMps,
  headingDeg: fix.headingDeg,
  battery: fix.batteryPct === undefined ? undefined : fix.batteryPct / 100,
  sos: fix.sos,
})

export const fixOfRow = (row: TrackRow): Fix => ({
  ...{
    unitId: unitId.parse(row.unit),
    device: row.device,
    lat: row.lat,
    lon: row.lon,
    simulated: row.simulated,
  },
  fixAtMs: Date.parse(row.fixAt),
  receivedAtMs: Date.parse(row.receivedAt),
  ...(row.saidMs === undefined ? {} : { saidAtMs: row.saidMs }),
  ...(row.altitudeM === undefined ? {} : { altitudeM: row.altitudeM }),
  ...(row.accuracyM === undefined ? {} : { accuracyM: row.accuracyM }),
  ...(row.speedMps === undefined ? {} : { speedMps: row.speedMps }),
  ...(row.headingDeg === undefined ? {} : { headingDeg: row.headingDeg }),
  ...(row.battery === undefined ? {} : { batteryPct: row.battery * 100 }),
  ...(row.sos ? { sos: true } : {}),
})
