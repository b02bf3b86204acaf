export const FORMATS = ['osmand', 'osmand-json', 'owntracks'] as const
export type Format = (typeof FORMATS)[number]

/** What a pretend phone measured: degrees, metres, metres a second, per cent, epoch milliseconds. */
export interface PhoneReading {
  readonly lat: number
  readonly lon: number
  readonly accuracyM: number
  readonly speedMps: number
  readonly headingDeg: number
  readonly batteryPct: number
  readonly fixAtMs: number
}

export interface Message {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const KNOTS_PER_MPS = 3600 / 1852
const OWNTRACKS_USER = 'sim'

/** The key under which the server knows a device of this name. */
export const deviceKeyOf = (format: Format, deviceId: string): string =>
  format === 'owntracks' ? `owntracks:${OWNTRACKS_USER}/${deviceId}` : `osmand:${deviceId}`

/** One reading as the phone's app would POST it: Traccar Client's form, its JSON, or OwnTracks. */
export function encode(format: Format, deviceId: string, reading: PhoneReading): Message {
  switch (format) {
    case 'osmand':
      return {
        path: '/ingest/osmand',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: form(deviceId, reading),
      }
    case 'osmand-json':
      return {
        path: '/ingest/osmand',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(traccar(deviceId, reading)),
      }
    case 'owntracks':
      return {
        path: `/ingest/owntracks?u=${OWNTRACKS_USER}&d=${encodeURIComponent(deviceId)}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(ownTracks(deviceId, reading)),
      }
  }
}

const form = (deviceId: string, reading: PhoneReading): string =>
  new URLSearchParams({
    id: deviceId,
    timestamp: String(Math.floor(reading.fixAtMs / 1000)),
    lat: reading.lat.toFixed(6),
    lon: reading.lon.toFixed(6),
    speed: (reading.speedMps * KNOTS_PER_MPS).toFixed(2),
    bearing: reading.headingDeg.toFixed(1),
    accuracy: reading.accuracyM.toFixed(1),
    batt: reading.batteryPct.toFixed(0),
  }).toString()

const traccar = (deviceId: string, reading: PhoneReading) => ({
  location: {
    timestamp: new Date(reading.fixAtMs).toISOString(),
    coords: {
      latitude: reading.lat,
      longitude: reading.lon,
      accuracy: reading.accuracyM,
      speed: reading.speedMps,
      heading: reading.speedMps > 0 ? reading.headingDeg : -1,
      altitude: 0,
    },
    is_moving: reading.speedMps > 0,
    odometer: 0,
    event: 'motionchange',
    battery: { level: reading.batteryPct / 100, is_charging: false },
    activity: { type: reading.speedMps > 0 ? 'in_vehicle' : 'still' },
    extras: {},
  },
  device_id: deviceId,
})

const ownTracks = (deviceId: string, reading: PhoneReading) => ({
  _type: 'location',
  tid: deviceId.slice(-2),
  tst: Math.floor(reading.fixAtMs / 1000),
  lat: reading.lat,
  lon: reading.lon,
  acc: Math.round(reading.accuracyM),
  vel: Math.round(reading.speedMps * 3.6),
  cog: Math.round(reading.headingDeg) % 360,
  batt: Math.round(reading.batteryPct),
})
