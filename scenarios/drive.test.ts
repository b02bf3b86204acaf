import { describe, expect, it } from 'vitest'
import { arrivesMs, driveAt } from './drive.ts'
import { scriptedUnit } from './format.ts'

/** 0.01 degree of latitude is 1,111.95 m; at 40.03 km/h (11.12 m/s) that is 100 s. */
const unit = scriptedUnit.parse({
  unitId: 'u-1',
  legs: [
    {
      startMs: 60_000,
      speedKmh: 40.0302,
      waypoints: [
        [110, 29],
        [110, 29.01],
      ],
    },
    {
      startMs: 300_000,
      speedKmh: 40.0302,
      waypoints: [
        [110, 29.01],
        [110, 29.01],
        [110, 29],
      ],
    },
  ],
})

describe('driveAt', () => {
  it('stands at the first waypoint before its time', () => {
    expect(driveAt(unit, 0)).toMatchObject({ lon: 110, lat: 29, speedMps: 0, moving: false })
  })

  it('is half way after half the time, heading north', () => {
    const at = driveAt(unit, 110_000)
    expect(at.lat).toBeCloseTo(29.005, 6)
    expect(at).toMatchObject({ headingDeg: 0, moving: true })
    expect(at.speedMps).toBeCloseTo(11.12, 2)
  })

  it('waits where a leg ended until the next begins', () => {
    const at = driveAt(unit, 250_000)
    expect(at).toMatchObject({ lat: 29.01, speedMps: 0, moving: false })
  })

  it('drives the second leg back and ends there', () => {
    expect(driveAt(unit, 350_000)).toMatchObject({ headingDeg: 180, moving: true })
    expect(driveAt(unit, 9_000_000)).toMatchObject({ lat: 29, moving: false })
    expect(arrivesMs(unit)).toBeCloseTo(400_000, -2)
  })
})
