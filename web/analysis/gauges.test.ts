import { expect, it } from 'vitest'
import { nearestOf } from './gauges.ts'

const gauge = (id: string, lon: number, measures: string[], evacuateM?: number) => ({
  type: 'Feature' as const,
  geometry: { type: 'Point' as const, coordinates: [lon, 29.9] },
  properties: {
    ...{ id, name: { zh: id, en: id }, measures },
    levelThresholds: evacuateM === undefined ? null : { evacuateM },
  },
})
const of = (...features: ReturnType<typeof gauge>[]) => ({ type: 'FeatureCollection' as const, features })
const at = { lat: 29.9, lon: 110.5 }

it('the nearest gauge that measures a level is asked, at the stage that its own plan evacuates at', () => {
  const gauges = of(
    gauge('rain', 110.5, ['rain']),
    gauge('far', 110.6, ['level'], 4),
    gauge('near', 110.51, ['level'], 3.6),
  )
  expect(nearestOf(gauges, at)).toMatchObject({ id: 'near', cause: { stageM: 3.6 } })
})

it('a gauge without a threshold is asked at a usual stage; a county without gauges has no answer', () => {
  expect(nearestOf(of(gauge('g', 110.5, ['rain', 'level'])), at)?.cause).toEqual({ stageM: 3 })
  expect(nearestOf(of(), at)).toBeUndefined()
})
