import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unitId } from '../ids.ts'
import type { Fix } from './fix.ts'
import { withFix, type LatestPosition } from './latest.ts'

const latestOf = (fixes: readonly Fix[]) =>
  fixes.reduce<LatestPosition | undefined>((latest, fix) => withFix(latest, fix), undefined)

/** Instants and places collide on purpose. */
const anyFix: fc.Arbitrary<Fix> = fc.record(
  {
    unitId: fc.constant(unitId.parse('u-1')),
    device: fc.constantFrom('osmand:1', 'osmand:2'),
    lat: fc.integer({ min: 29, max: 31 }),
    lon: fc.integer({ min: 110, max: 112 }),
    speedMps: fc.integer({ min: 0, max: 2 }),
    batteryPct: fc.integer({ min: 0, max: 2 }),
    fixAtMs: fc.integer({ min: 0, max: 5 }),
    receivedAtMs: fc.integer({ min: 0, max: 2 }),
    sos: fc.boolean(),
    simulated: fc.boolean(),
  },
  { requiredKeys: ['unitId', 'device', 'lat', 'lon', 'fixAtMs', 'receivedAtMs', 'simulated'] },
)

describe('the latest position of a unit', () => {
  it('is the same whatever the order in which the fixes came', () => {
    const shuffled = fc
      .array(anyFix, { minLength: 1, maxLength: 12 })
      .chain((fixes) => fc.tuple(fc.constant(fixes), fc.shuffledSubarray(fixes, { minLength: fixes.length })))
    fc.assert(
      fc.property(shuffled, ([fixes, otherwise]) => {
        expect(latestOf(otherwise)).toEqual(latestOf(fixes))
      }),
      { numRuns: 500 },
    )
  })

  it('is the fix that was measured last, not the one that came last', () => {
    const base = { unitId: unitId.parse('u-1'), device: 'osmand:1', simulated: false, receivedAtMs: 9 }
    const newer: Fix = { ...base, lat: 30, lon: 110, fixAtMs: 2 }
    const older: Fix = { ...base, lat: 31, lon: 111, fixAtMs: 1 }
    expect(latestOf([newer, older])?.fix).toBe(newer)
  })

  it('remembers a call for help that later fixes do not repeat', () => {
    const base = { unitId: unitId.parse('u-1'), device: 'osmand:1', simulated: false, lat: 30, lon: 110 }
    const help: Fix = { ...base, fixAtMs: 1, receivedAtMs: 1, sos: true }
    const after: Fix = { ...base, fixAtMs: 2, receivedAtMs: 2 }
    expect(latestOf([help, after])).toEqual({ fix: after, sosAtMs: 1 })
    expect(latestOf([after, help])).toEqual({ fix: after, sosAtMs: 1 })
  })
})
