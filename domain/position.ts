import gcoord from 'gcoord'
import { z } from 'zod'

/** Degrees, WGS-84 (CGCS2000 agrees within centimetres). */
export const position = z.strictObject({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
})
export type Position = z.infer<typeof position>

/** 高德, 腾讯 and 微信 give GCJ-02 (100-700 m off), 百度 BD-09; phones and BeiDou give WGS-84. */
export const datum = z.enum(['WGS-84', 'CGCS2000', 'GCJ-02', 'BD-09'])
export type Datum = z.infer<typeof datum>

/** A position as someone said it, tagged with its datum. */
export const saidPosition = position.extend({ datum: datum.optional() })
export type SaidPosition = z.infer<typeof saidPosition>

const CRS = {
  'WGS-84': gcoord.WGS84,
  CGCS2000: gcoord.WGS84,
  'GCJ-02': gcoord.GCJ02,
  'BD-09': gcoord.BD09,
} as const

/** Converts to WGS-84 and rounds to 1e-6 degrees (11 cm). Source of the transform: the `gcoord` library. */
export function toWgs84(said: SaidPosition): Position {
  const [lon, lat] = gcoord.transform([said.lon, said.lat], CRS[said.datum ?? 'WGS-84'], gcoord.WGS84)
  return { lat: rounded(lat, 90), lon: rounded(lon, 180) }
}

/** The other way round: how a place known in WGS-84 is said in another datum. */
export function fromWgs84(place: Position, to: Datum): Position {
  const [lon, lat] = gcoord.transform([place.lon, place.lat], gcoord.WGS84, CRS[to])
  return { lat: rounded(lat, 90), lon: rounded(lon, 180) }
}

/** At the very edge of the range a transform may step over it; and -0 would not survive being written as JSON. */
const rounded = (degrees: number, limit: number): number =>
  Math.round(Math.max(-limit, Math.min(limit, degrees)) * 1e6) / 1e6 + 0
