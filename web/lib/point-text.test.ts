import { describe, expect, it } from 'vitest'
import { pointFrom, straightMetres } from './point-text.ts'

describe('coordinates as people write them', () => {
  const point = { lat: 29.89841, lon: 110.53841 }
  it.each([
    '29.89841, 110.53841',
    '110.53841,29.89841',
    '29.89841°N 110.53841°E',
    '北纬29.89841 东经110.53841',
  ])('reads %s', (text) => expect(pointFrom(text)).toEqual(point))
  it.each(['', '29.8', '29.8, abc', '1,2,3', '95, 200'])('does not read %j', (text) =>
    expect(pointFrom(text)).toBeUndefined(),
  )
  it('measures a straight line', () => {
    expect(straightMetres({ lat: 30, lon: 110 }, { lat: 30.01, lon: 110 })).toBeCloseTo(1112, 0)
  })
})
