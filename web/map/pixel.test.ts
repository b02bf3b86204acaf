import { expect, it } from 'vitest'
import { pixelsBetween } from './pixel.ts'

it('counts pixels as a web map of 512 px a tile does', () => {
  const at = { lon: 110, lat: 30 }
  expect(pixelsBetween(at, at, 10)).toBe(0)
  // All around the world are 512 pixels at zoom 0, and twice as many at every zoom nearer.
  expect(pixelsBetween(at, { lon: 111, lat: 30 }, 0)).toBeCloseTo(512 / 360, 6)
  expect(pixelsBetween(at, { lon: 111, lat: 30 }, 3)).toBeCloseTo((512 * 8) / 360, 6)
  // Half as many degrees of longitude are as long as one of latitude at 60 degrees.
  const far = { lon: 110, lat: 60 }
  expect(pixelsBetween(far, { lon: 110, lat: 60.001 }, 10)).toBeCloseTo(
    2 * pixelsBetween(far, { lon: 110.001, lat: 60 }, 10),
    6,
  )
})
