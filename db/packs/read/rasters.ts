import type { z } from 'zod'
import { LANDCOVER } from '../../../domain/geo/terrain/landcover.ts'
import { NO_HEIGHT, type HeightGrid } from '../../../domain/geo/terrain/grid.ts'
import { words } from '../../../domain/words.ts'
import { wholeFile, type Findings } from '../findings.ts'
import type { demHeader, landcoverHeader, LandcoverGrid } from '../rasters.ts'

type Size = Pick<HeightGrid, 'columns' | 'rows'>

/** Heights from the bytes of dem.bin: see docs/county-pack.md for how they are stored. */
export function heightGrid(
  { unit: _, encoding: __, nodata: ___, ...frame }: z.output<typeof demHeader>,
  bytes: Buffer,
  file: string,
  findings: Findings,
): HeightGrid | undefined {
  if (!hasSize(bytes, frame, 2, file, findings)) return undefined
  const decimetres = undoPrediction(bytes, frame)
  // Lower than the Turpan depression: the bytes were put together wrongly.
  const wild = decimetres.find((height) => height < -5_000 && height !== NO_HEIGHT)
  if (wild === undefined && decimetres.some((height) => height !== NO_HEIGHT)) return { ...frame, decimetres }
  findings.fault(
    wholeFile(file),
    wild === undefined
      ? words('没有任何高程值', 'holds no height at all')
      : words(`高程 ${wild / 10} 米不合理`, `holds a height of ${wild / 10} m`),
    words('检查单位（分米）、字节序和编码', 'Look at the unit (decimetres), the byte order and the encoding'),
  )
  return undefined
}

/** Each value is stored as its difference from left + up − upper left, modulo 2^16. */
function undoPrediction(bytes: Buffer, { columns, rows }: Size): Int16Array {
  const values = new Int16Array(columns * rows)
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++) {
      const left = column > 0 ? (values[at - 1] ?? 0) : 0
      const up = row > 0 ? (values[at - columns] ?? 0) : 0
      const upLeft = column > 0 && row > 0 ? (values[at - columns - 1] ?? 0) : 0
      values[at] = bytes.readInt16LE(at * 2) + left + up - upLeft
    }
  }
  return values
}

export function landcoverGrid(
  { encoding: _, classes: legend, ...frame }: z.output<typeof landcoverHeader>,
  bytes: Buffer,
  file: string,
  findings: Findings,
): LandcoverGrid | undefined {
  if (!hasSize(bytes, frame, 1, file, findings)) return undefined
  const ours = new Uint8Array(256)
  for (const [number, name] of Object.entries(legend)) ours[Number(number)] = LANDCOVER.indexOf(name) + 1
  const unknown = new Set(bytes.filter((number) => number !== 0 && ours[number] === 0))
  if (unknown.size > 0) {
    const some = [...unknown].slice(0, 5).join(', ')
    findings.fault(
      wholeFile(file),
      words(`类别 ${some} 没有说明`, `holds the classes ${some}, which nobody names`),
      words('在 landcover.json 的 classes 中说明', 'Name them under classes in landcover.json'),
    )
    return undefined
  }
  return { ...frame, classes: Uint8Array.from(bytes, (number) => ours[number] ?? 0) }
}

function hasSize(
  bytes: Buffer,
  { columns, rows }: Size,
  each: number,
  file: string,
  findings: Findings,
): boolean {
  const wanted = columns * rows * each
  if (bytes.length === wanted) return true
  findings.fault(
    wholeFile(file),
    words(
      `解压后 ${bytes.length} 字节，应为 ${wanted}`,
      `unpacks to ${bytes.length} bytes instead of ${wanted}`,
    ),
    words(
      '检查说明文件中的 columns 和 rows，或重新导出',
      'Look at columns and rows in the file beside it, or export it again',
    ),
  )
  return false
}
