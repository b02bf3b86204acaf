import { expect, it } from 'vitest'
import { Places } from '../lib/places.svelte.ts'
import { whereWords } from './where.ts'

const area = (...corners: [lon: number, lat: number][]) =>
  whereWords({ is: 'area', ring: corners }, new Places()).zh

it('an area says how large it is, and one that crosses itself says no size', () => {
  expect(area([110.5, 29.9], [110.51, 29.9], [110.51, 29.91])).toMatch(/\d (公顷|km²)/)
  expect(area([110.5, 29.9], [110.51, 29.91], [110.51, 29.9], [110.5, 29.91])).toBe('边线自相交')
})
