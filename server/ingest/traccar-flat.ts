import { osmandKey } from './device-key.ts'
import { asBattery, asHeading, measured, MPS_PER_KNOT, type Fields } from './fields.ts'
import type { Reading } from './reading.ts'

/**
 * The flat fields of the OsmAnd protocol, as Traccar Client sends them in a query, a form or an array of objects:
 * speed in knots, battery in per cent, negative numbers for what is not known.
 */
export function readFlat(fields: Fields, nowMs: number): Reading {
  const key = osmandKey(fields, 'id', 'deviceid')
  const place = readPlace(fields)
  const fixAtMs = fields.time('timestamp') ?? nowMs
  const knots = fields.known('speed')
  const headingDeg = asHeading(fields.known(fields.has('bearing') ? 'bearing' : 'heading'))
  const sos = (fields.text('alarm') ?? '').toLowerCase() === 'sos'
  const more = {
    altitudeM: fields.number('altitude'),
    accuracyM: fields.known('accuracy'),
    speedMps: knots === undefined ? undefined : knots * MPS_PER_KNOT,
    headingDeg,
    batteryPct: asBattery(fields.known('batt')),
    sos: sos || undefined,
  }
  if (!place) return { key, measured: 'no-coordinates' }
  // A receiver without satellites repeats its last place; whoever calls for help is shown there all the same.
  if (!sos && /^(false|0)$/i.test(fields.text('valid') ?? '')) return { key, measured: 'not-valid' }
  return { key, measured: measured({ ...place, fixAtMs }, more) }
}

function readPlace(fields: Fields): { lat: number; lon: number } | undefined {
  if (fields.has('lat') || fields.has('lon')) {
    return { lat: fields.within('lat', -90, 90), lon: fields.within('lon', -180, 180) }
  }
  const location = fields.text('location')
  if (location === undefined) return undefined
  const [lat, lon, ...rest] = location.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)))
  if (lat === undefined || lon === undefined || rest.length > 0 || !Number.isFinite(lat + lon)) {
    throw fields.fault('location', 'not-a-place')
  }
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) throw fields.fault('location', 'out-of-range')
  return { lat, lon }
}
