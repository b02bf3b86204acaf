import { expect, it } from 'vitest'
import { derivedFrom } from './derive.ts'

it('a valley’s floor stands at its stream, its slopes above it', () => {
  const [columns, rows] = [61, 61]
  // A trough that falls to the south; a cell is about 100 m wide.
  const decimetres = Int16Array.from({ length: columns * rows }, (_, cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)]
    return Math.abs(column - 30) * 100 + (rows - row) * 10
  })
  const frame = { columns, rows, west: 110, north: 30, cellLonDeg: 0.001, cellLatDeg: 0.001 }
  const { metres } = derivedFrom({ dem: { ...frame, decimetres } }) ?? { metres: [] }
  const at = (column: number, row: number) => metres[row * columns + column]
  expect(at(30, 50)).toBe(0)
  expect(at(33, 50)).toBeCloseTo(30, -1)
  expect(at(20, 50)).toBeGreaterThan(80)
})

it('a county without heights has none', () => expect(derivedFrom({ dem: null })).toBeNull())
