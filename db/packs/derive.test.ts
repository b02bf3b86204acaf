import { expect, it } from 'vitest'
import { derivedFrom } from './derive.ts'
import type { Pack } from './files.ts'

type Gauges = Pack['gauges']

const [columns, rows] = [61, 61]

/** A trough that falls to the south, with a gauge in it; a cell is about 100 m wide. */
function derivedOfTrough(gaugeColumn: number) {
  const decimetres = Int16Array.from({ length: columns * rows }, (_, cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)]
    return Math.abs(column - 30) * 100 + (rows - row) * 10
  })
  const frame = { columns, rows, west: 110, north: 30, cellLonDeg: 0.001, cellLatDeg: 0.001 }
  const coordinates = [110 + (gaugeColumn + 0.5) * 0.001, 30 - 50.5 * 0.001]
  const gauges = { features: [{ properties: { id: 'g' }, geometry: { coordinates } }] } as unknown as Gauges
  const derived = derivedFrom({ dem: { ...frame, decimetres }, gauges })
  if (!derived) throw new Error('nothing was derived')
  return derived
}

it('a valley’s floor stands at its stream, its slopes above it', () => {
  const { metres } = derivedOfTrough(30).hand
  const at = (column: number, row: number) => metres[row * columns + column]
  expect(at(30, 50)).toBe(0)
  expect(at(33, 50)).toBeCloseTo(30, -1)
  expect(at(20, 50)).toBeGreaterThan(80)
})

it('a gauge at the stream knows the land above it, one on a slope none', () => {
  const { g: catchment } = derivedOfTrough(32).catchments
  // 51 of the 61 rows drain through it: 51 x 61 cells of 96 m x 111 m.
  expect(catchment?.areaKm2).toBeCloseTo(33.3, 0)
  expect(catchment?.flowKm).toBeGreaterThan(5.5)
  expect(catchment?.flowKm).toBeLessThan(9)
  expect(catchment?.slope).toBeGreaterThan(0.01)
  expect(catchment?.channelM).toBeNull()
  expect(derivedOfTrough(10).catchments).toEqual({})
})

it('a county without heights has none', () => {
  const gauges = { type: 'FeatureCollection' as const, features: [] }
  expect(derivedFrom({ dem: null, gauges })).toBeNull()
})
