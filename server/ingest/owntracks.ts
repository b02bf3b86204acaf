import { decoding, parseJson } from './decoding.ts'
import { asBattery, asHeading, Fields, measured, MPS_PER_KMH } from './fields.ts'
import type { OwnTracksDevice } from './owntracks-device.ts'
import type { Decoded, IngestRequest, Measured, NoFix } from './reading.ts'

/**
 * One OwnTracks message over HTTP: speed in km/h, `tst` in seconds. What is not a location (transition, waypoint,
 * card, lwt, …) is taken and ignored; an encrypted one is refused, so that the phone says it.
 */
export const decodeOwnTracks = (request: IngestRequest, device: OwnTracksDevice): Decoded =>
  decoding(() => [{ key: device.key, measured: readMessage(request.body) }])

function readMessage(body: string): Measured | NoFix {
  if (body.trim() === '') return 'empty'
  const message = new Fields(parseJson(body))
  const type = message.text('_type')
  if (type === undefined) throw message.fault('_type', 'missing')
  if (type === 'encrypted') throw message.fault('_type', 'encrypted')
  return type === 'location' ? readLocation(message) : 'not-a-location'
}

function readLocation(message: Fields): Measured {
  const place = { lat: message.within('lat', -90, 90), lon: message.within('lon', -180, 180) }
  const seconds = message.within('tst', 1, 1e11)
  const kmh = message.known('vel')
  return measured(
    { ...place, fixAtMs: Math.round(seconds * 1000) },
    {
      altitudeM: message.number('alt'),
      accuracyM: message.known('acc'),
      speedMps: kmh === undefined ? undefined : kmh * MPS_PER_KMH,
      headingDeg: asHeading(message.known('cog')),
      batteryPct: asBattery(message.known('batt')),
    },
  )
}
