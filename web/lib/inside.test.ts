import { expect, it } from 'vitest'
import { insidePolygon } from './inside.ts'

const square = (from: number, to: number) => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
  [from, from],
]

it('tells inside from outside, and a hole from both', () => {
  const ring = { type: 'Polygon' as const, coordinates: [square(0, 10), square(4, 6)] }
  expect(insidePolygon(ring, { lat: 2, lon: 2 })).toBe(true)
  expect(insidePolygon(ring, { lat: 5, lon: 5 })).toBe(false)
  expect(insidePolygon(ring, { lat: 5, lon: 11 })).toBe(false)
  const two = { type: 'MultiPolygon' as const, coordinates: [[square(0, 1)], [square(20, 21)]] }
  expect(insidePolygon(two, { lat: 20.5, lon: 20.5 })).toBe(true)
})
