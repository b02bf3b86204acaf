import { expect, it } from 'vitest'
import { metresBetween } from './distance.ts'

it('measures a degree of latitude as 111.2 km, of longitude less towards the pole', () => {
  expect(metresBetween({ lat: 30, lon: 110 }, { lat: 31, lon: 110 })).toBeCloseTo(111_195, -2)
  expect(metresBetween({ lat: 60, lon: 110 }, { lat: 60, lon: 111 })).toBeCloseTo(55_597, -2)
  expect(metresBetween({ lat: 30, lon: 110 }, { lat: 30, lon: 110 })).toBe(0)
})
