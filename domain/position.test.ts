import { describe, expect, it } from 'vitest'
import { toWgs84, type Datum } from './position.ts'

/** Metres between two positions, good enough for some kilometres. */
function metres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const perDegree = 111_320
  return Math.hypot(
    (a.lat - b.lat) * perDegree,
    (a.lon - b.lon) * perDegree * Math.cos((a.lat * Math.PI) / 180),
  )
}

/** 天安门, as each datum says it. WGS-84 is surveyed; the others are what the map services show for it. */
const SAID: Readonly<Record<Datum, { lat: number; lon: number }>> = {
  'WGS-84': { lat: 39.907375, lon: 116.391349 },
  CGCS2000: { lat: 39.907375, lon: 116.391349 },
  'GCJ-02': { lat: 39.908776, lon: 116.397592 },
  'BD-09': { lat: 39.91512, lon: 116.403963 },
}

describe('a position', () => {
  it.each(Object.keys(SAID) as Datum[])('said in %s is the same place in WGS-84, within 2 m', (datum) => {
    expect(metres(toWgs84({ ...SAID[datum], datum }), SAID['WGS-84'])).toBeLessThan(2)
  })

  it('of no datum is WGS-84', () => {
    expect(toWgs84({ lat: 29.5, lon: 103.5 })).toEqual({ lat: 29.5, lon: 103.5 })
  })

  it('is rounded to 11 cm', () => {
    expect(toWgs84({ lat: 29.123456789, lon: 103.987654321 })).toEqual({ lat: 29.123457, lon: 103.987654 })
  })

  it('outside China is left where it is: GCJ-02 is not applied there', () => {
    expect(toWgs84({ lat: 48.8584, lon: 2.2945, datum: 'GCJ-02' })).toEqual({ lat: 48.8584, lon: 2.2945 })
  })

  it.each<Datum>(['WGS-84', 'CGCS2000', 'GCJ-02', 'BD-09'])(
    'at the edge of the world stays on it, in %s',
    (datum) => {
      for (const lat of [-90, -0, 90]) {
        for (const lon of [-180, -0, 180]) {
          const at = toWgs84({ lat, lon, datum })
          expect(Math.abs(at.lat)).toBeLessThanOrEqual(90)
          expect(Math.abs(at.lon)).toBeLessThanOrEqual(180)
          expect(at).toEqual(JSON.parse(JSON.stringify(at)))
        }
      }
    },
  )
})
