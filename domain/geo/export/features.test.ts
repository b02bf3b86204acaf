import { expect, it } from 'vitest'
import { featureRows } from './features.ts'
import { wkt } from './wkt.ts'

it('every geometry has its well-known text', () => {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ]
  expect(wkt({ type: 'Point', coordinates: [110.5, 29.9] })).toBe('POINT (110.5 29.9)')
  expect(wkt({ type: 'LineString', coordinates: ring.slice(0, 2) })).toBe('LINESTRING (0 0, 1 0)')
  expect(wkt({ type: 'Polygon', coordinates: [ring] })).toBe('POLYGON ((0 0, 1 0, 1 1, 0 0))')
  expect(wkt({ type: 'MultiPolygon', coordinates: [[ring], [ring]] })).toBe(
    'MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((0 0, 1 0, 1 1, 0 0)))',
  )
})

it('a point has its coordinates in two columns, a list its values in one cell', () => {
  const geometry = { type: 'Point', coordinates: [110.5, 29.9] }
  const properties = { id: 'g-1', measures: ['rain', 'level'], name: { zh: '站', en: 'Gauge' } }
  expect(featureRows([{ geometry, properties }])).toEqual([
    { id: 'g-1', measures: 'rain level', name: properties.name, lon: 110.5, lat: 29.9 },
  ])
})
