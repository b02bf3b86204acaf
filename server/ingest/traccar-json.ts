import { osmandKey } from './device-key.ts'
import { asBattery, asHeading, Fields, measured } from './fields.ts'
import type { Reading } from './reading.ts'

/** Traccar Client from 9 on: one `location` (or a list of them), speed in m/s, battery from 0 to 1, -1 for unknown. */
export function readJson(body: Fields, nowMs: number): Reading[] {
  const key = osmandKey(body, 'device_id', 'id')
  const location = body.raw('location')
  if (!Array.isArray(location)) return [readLocation(key, body.inside('location'), nowMs)]
  return location.map((one, index) => readLocation(key, new Fields(one, `location[${index}].`), nowMs))
}

function readLocation(key: string, location: Fields, nowMs: number): Reading {
  const fixAtMs = location.time('timestamp') ?? nowMs
  if (!location.has('coords')) return { key, measured: 'no-coordinates' }
  const coords = location.inside('coords')
  const place = { lat: coords.within('latitude', -90, 90), lon: coords.within('longitude', -180, 180) }
  const level = location.has('battery') ? location.inside('battery').known('level') : undefined
  const more = {
    altitudeM: coords.number('altitude'),
    accuracyM: coords.known('accuracy'),
    speedMps: coords.known('speed'),
    headingDeg: asHeading(coords.known('heading')),
    batteryPct: asBattery(level === undefined ? undefined : level * 100),
    sos: callsForHelp(location) || undefined,
  }
  return { key, measured: measured({ ...place, fixAtMs }, more) }
}

function callsForHelp(location: Fields): boolean {
  const extras = location.has('extras') ? location.inside('extras') : undefined
  return [location.text('alarm'), extras?.text('alarm')].some((alarm) => alarm?.toLowerCase() === 'sos')
}
