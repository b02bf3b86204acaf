import { expect, it } from 'vitest'
import { valleyReach } from '../../../tests/support/geo/valley-reach.ts'
import { dischargeAt, stageAt, syntheticRating, type Reach } from './rating.ts'

/** 20 m wide between walls; 100 cells of 10 m by 20 m. */
const flume: Reach = {
  ...{ lengthM: 1_000, slope: 0.01, cellM2: 200 },
  ...{ handM: Array.from({ length: 100 }, () => 0), steepness: Array.from({ length: 100 }, () => 0) },
}

it('a channel between walls carries what Manning says by hand', () => {
  // 2 m deep: A = 40 m², P = 20 m (the bed), Q = 40 · 2^⅔ · 0.1 / 0.05 = 127 m³/s.
  expect(dischargeAt(syntheticRating(flume), 2)).toBeCloseTo(127, 0)
  expect(dischargeAt(syntheticRating({ ...flume, slope: 0.04 }), 2)).toBeCloseTo(254, 0)
})

it('a valley that widens carries more at each stage, and a steep bank slows the water down', () => {
  const [narrow, wide] = [
    syntheticRating({ ...valleyReach(), handM: flume.handM }),
    syntheticRating(valleyReach()),
  ]
  expect(dischargeAt(wide, 4)).toBeGreaterThan(dischargeAt(narrow, 4))
  const steep = { ...valleyReach(), steepness: Array.from(valleyReach().steepness, (rise) => rise * 20) }
  expect(dischargeAt(syntheticRating(steep), 4)).toBeLessThan(dischargeAt(wide, 4))
})

it('a stage and its discharge are each other’s, on the curve’s points, between them and below the first', () => {
  const curve = { ...syntheticRating(valleyReach()), fit: { factor: 0.4, pairs: 2 } }
  for (const stageM of [0.01, 0.1, 0.25, 0.8, 3.1, 9.99, 10.4, 33, 50])
    expect(stageAt(curve, dischargeAt(curve, stageM))).toBeCloseTo(stageM, 6)
})

it('nothing is no stage, and no stage is above the last of the curve', () => {
  const curve = syntheticRating(valleyReach())
  expect([stageAt(curve, 0), dischargeAt(curve, 0)]).toEqual([0, 0])
  expect(stageAt(curve, 1e9)).toBe(50)
})
