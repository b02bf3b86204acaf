import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packedColumns, unpackedColumns } from './packed.ts'

it('columns come back as they were, wherever their bytes lay', () => {
  fc.assert(
    fc.property(
      fc.record({
        name: fc.string(),
        persons: fc.uint8Array(),
        village: fc.uint16Array(),
        hamlet: fc.int32Array(),
        lon: fc.float64Array({ noNaN: true }),
        codes: fc.array(fc.string()),
      }),
      fc.nat(7),
      (value, shift) => {
        const bytes = packedColumns(value)
        const moved = Buffer.concat([Buffer.alloc(shift), bytes]).subarray(shift)
        expect(unpackedColumns(moved)).toEqual(value)
      },
    ),
  )
})

it('other bytes are refused', () =>
  expect(() => unpackedColumns(Buffer.from('{}      '))).toThrow('no columns'))
