import { describe, expect, it } from 'vitest'
import { SMALL } from '../../../tests/support/geo/county-size.ts'
import { madeUpCounty } from '../../../tests/support/geo/made-up-county.ts'
import { valleyReach } from '../../../tests/support/geo/valley-reach.ts'
import { findCrossing } from '../polygon/crossing.ts'
import { floodAt } from './flood.ts'
import { fittedTo, stageOfRain } from './rainfall.ts'
import { dischargeAt, stageAt, syntheticRating } from './rating.ts'

const data = madeUpCounty(SMALL)
const question = { gauge: 'gauge-1', reachM: 6_000 }

function flooded(stageM: number, reachM = question.reachM) {
  const found = floodAt(data, { ...question, reachM, stageM })
  return found.ok ? found.value : expect.fail(found.faults[0]?.code)
}

describe('a flood from a stage', () => {
  it('grows with the stage and with the reach, and each depth lies within the one before', () => {
    const areas = [1, 2, 4].map((stageM) => flooded(stageM).depths[0]!.areaKm2)
    expect(areas).toEqual(areas.toSorted((a, b) => a - b))
    expect(flooded(4, 3_000).depths[0]!.areaKm2).toBeLessThan(areas[2]!)
    const depths = flooded(4).depths.map(({ areaKm2 }) => areaKm2)
    expect(depths).toEqual(depths.toSorted((a, b) => b - a))
    expect(depths.at(-1)).toBeGreaterThan(0)
  })

  it('leaves a river within its banks out: a stage that overflows nothing floods nothing', () => {
    for (const stageM of [0.001, 0.1, 0.9]) {
      const { depths } = flooded(stageM)
      expect(depths.map(({ areaKm2 }) => areaKm2)).toEqual([0, 0, 0, 0])
      expect(depths.flatMap(({ polygon }) => polygon.coordinates)).toEqual([])
    }
  })

  it('never shrinks while the stage rises', () => {
    const areas = Array.from({ length: 40 }, (_, step) => flooded((step + 1) / 8).depths[0]!.areaKm2)
    expect(areas).toEqual(areas.toSorted((a, b) => a - b))
    expect(new Set(areas).size).toBeGreaterThan(20)
  })

  it('has the area of a valley of that shape', () => {
    // Sides rise 0.9 m a cell of 29 m; the stage of 4 m holds for 3 km up and down the river and falls to nothing after 6 km.
    const { areaKm2 } = flooded(4).depths[0]!
    const atGaugeKm = ((2 * 4) / 0.9) * 0.029
    expect(areaKm2).toBeGreaterThan(atGaugeKm * 9 * 0.8)
    expect(areaKm2).toBeLessThan(atGaugeKm * 9 * 1.25)
  })

  it('is drawn with closed rings that cross nowhere', () => {
    for (const { polygon } of flooded(3).depths) {
      expect(findCrossing(polygon)).toBeUndefined()
      for (const ring of polygon.coordinates.flat()) expect(ring.at(-1)).toEqual(ring[0])
    }
  })

  it('is refused by value where nothing can be said', () => {
    const asked = { ...question, stageM: 2 }
    expect(floodAt(data, { ...asked, gauge: 'none' })).toMatchObject({ faults: [{ code: 'not-known' }] })
    expect(floodAt({ ...data, hand: null }, asked)).toMatchObject({ faults: [{ code: 'no-heights' }] })
    const far = data.gauges.map((gauge) => ({ ...gauge, lon: gauge.lon + 0.05 }))
    expect(floodAt({ ...data, gauges: far }, asked)).toMatchObject({ faults: [{ code: 'no-river-near' }] })
    const unknown = data.gauges.map((gauge) => ({ ...gauge, catchment: null }))
    const rain = { ...question, rainfall: { mm: 80, hours: 3 }, curveNumber: 80 }
    expect(floodAt({ ...data, gauges: unknown }, rain)).toMatchObject({ faults: [{ code: 'no-catchment' }] })
  })
})

describe('a stage from a rainfall', () => {
  const rating = syntheticRating(valleyReach())
  const catchment = { areaKm2: 80, flowKm: 14, slope: 0.02, rating }

  it('is what the formulas give by hand', () => {
    // S = 63.5 mm; Q = (120 − 12.7)² / (120 + 50.8) = 67.4 mm; tc = 2.28 h; q = 0.208·80·67.4 / (1.5 + 1.37) = 391 m³/s.
    const { runoffMm, peakM3s, stageM } = stageOfRain(catchment, 120, 3, 80)
    expect(runoffMm).toBeCloseTo(67.4, 1)
    expect(peakM3s).toBeCloseTo(391, -0.5)
    expect(dischargeAt(rating, stageM)).toBeCloseTo(peakM3s, 0)
    // 1.7 m: A = 30·1.7 + 1.7² / 0.03 = 147 m², P = 30 + 2·1.7 / 0.03 = 143 m, A (A / P)^⅔ √0.02 / 0.05 = 424 m³/s.
    expect(stageM).toBeCloseTo(1.7, 1)
  })

  it('is nothing when the ground takes the rain', () => {
    expect(stageOfRain(catchment, 10, 3, 80)).toEqual({ runoffMm: 0, peakM3s: 0, stageM: 0 })
  })

  it('rises with the rain, and with the same rain in less time', () => {
    const stage = (mm: number, hours: number) => stageOfRain(catchment, mm, hours, 80).stageM
    expect(stage(150, 3)).toBeGreaterThan(stage(100, 3))
    expect(stage(100, 1)).toBeGreaterThan(stage(100, 6))
  })

  it('is what the gauge’s own plan says, when it has pairs of rain and level', () => {
    const pair = { mm: 80, hours: 3, levelM: 5 }
    const fitted = fittedTo(catchment, [pair])
    expect(stageOfRain(catchment, pair.mm, pair.hours, 80).stageM).toBeLessThan(3)
    expect(stageOfRain(fitted, pair.mm, pair.hours, 80).stageM).toBeCloseTo(5, 2)
    expect(fitted.rating.fit?.pairs).toBe(1)
  })

  it('is fitted to all pairs alike when they disagree', () => {
    const { stageM: levelM } = stageOfRain(catchment, 100, 3, 80)
    const flow = dischargeAt(rating, levelM)
    const pairs = [flow * 2, flow / 8].map((carried) => ({
      mm: 100,
      hours: 3,
      levelM: stageAt(rating, carried),
    }))
    const { fit } = fittedTo(catchment, pairs).rating
    expect(fit?.factor).toBeCloseTo(2, 5)
    expect(fit?.pairs).toBe(2)
  })

  it('is not fitted to a level above the sea, or to rain that brings no water', () => {
    const useless = [
      { mm: 80, hours: 3, levelM: 312.4 },
      { mm: 5, hours: 1, levelM: 2 },
    ]
    expect(fittedTo(catchment, useless)).toBe(catchment)
  })
})
