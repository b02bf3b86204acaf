import { expect, it } from 'vitest'
import type { Point } from 'geojson'
import type { MapFeature } from './diff-source.ts'
import { isDue, looksTheSame } from './same-sight.ts'

const ZOOM = 10
const PIXEL = 360 / (512 * 2 ** ZOOM)
const symbol = (pixels: number, more: object = {}): MapFeature<Point> => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [110 + pixels * PIXEL, 30] },
  properties: { id: 'u', icon: 'unit', ...more },
})

it('a symbol is drawn anew when it has moved by a quarter of a pixel, which is less ground from near', () => {
  expect(looksTheSame(undefined, symbol(0), ZOOM)).toBe(false)
  expect(looksTheSame(symbol(0), symbol(0.2), ZOOM)).toBe(true)
  expect(looksTheSame(symbol(0), symbol(0.3), ZOOM)).toBe(false)
  expect(looksTheSame(symbol(0), symbol(0.2), ZOOM + 1)).toBe(false)
})

it('a symbol is drawn anew when it looks otherwise, though it stands', () => {
  expect(looksTheSame(symbol(0), symbol(0, { icon: 'unit stale' }), ZOOM)).toBe(false)
  expect(looksTheSame(symbol(0), symbol(0, { heading: 5 }), ZOOM)).toBe(false)
})

it('a symbol waits for the others until it has moved by half a pixel, however fast it is', () => {
  const at = (pixels: number) => ({ lon: 110 + pixels * PIXEL, lat: 30 })
  expect(isDue(symbol(0), at(0.4), ZOOM)).toBe(false)
  expect(isDue(symbol(0), at(0.6), ZOOM)).toBe(true)
  expect(isDue(symbol(0), at(0.4), ZOOM + 1)).toBe(true)
  expect(isDue(undefined, at(9), ZOOM)).toBe(false)
  expect(isDue(symbol(0), undefined, ZOOM)).toBe(false)
})
