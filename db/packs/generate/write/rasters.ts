import type { County } from '../county.ts'
import { LANDCOVER } from '../people/landcover.ts'
import { json, packed, type Files } from './file.ts'

/** The heights and the landcover, as docs/county-pack.md says. */
export function writeRasters({ ground: { frame, decimetres }, cover }: County, files: Files): void {
  const { columns, rows, west, north, cellLonDeg, cellLatDeg } = frame
  const header = { columns, rows, west, north, cellLonDeg, cellLatDeg }
  files.set('dem.json', json({ ...header, unit: 'dm', encoding: 'int16-le-paeth', nodata: -32_768 }))
  files.set('dem.bin.gz', packed(predicted(decimetres, columns)))
  const classes = Object.fromEntries(Object.entries(LANDCOVER).map(([name, value]) => [String(value), name]))
  files.set('landcover.json', json({ ...header, encoding: 'uint8', classes }))
  files.set('landcover.bin.gz', packed(cover))
}

/** Each height as its difference from left + up - upleft, 16 bits, little end first. */
export function predicted(heights: Int16Array, columns: number): Uint8Array {
  const bytes = new Uint8Array(2 * heights.length)
  heights.forEach((height, cell) => {
    const column = cell % columns
    const up = cell >= columns ? (heights[cell - columns] as number) : 0
    const left = column > 0 ? (heights[cell - 1] as number) : 0
    const upLeft = cell >= columns && column > 0 ? (heights[cell - columns - 1] as number) : 0
    const expected = column === 0 ? up : cell < columns ? left : left + up - upLeft
    const difference = (height - expected) & 0xffff
    bytes[2 * cell] = difference & 0xff
    bytes[2 * cell + 1] = difference >> 8
  })
  return bytes
}
