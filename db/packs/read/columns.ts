import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Datum } from '../../../domain/position.ts'
import { words } from '../../../domain/words.ts'
import type { Pack } from '../files.ts'
import { wholeFile, type Findings } from '../findings.ts'
import { demHeader, landcoverHeader } from '../rasters.ts'
import { readBytes } from './bytes.ts'
import { converter, type Convert } from './datum.ts'
import { fileThere } from './files-there.ts'
import { readHouseholds, type HouseholdsRead } from './households.ts'
import { jsonSource } from './json-source.ts'
import { heightGrid, landcoverGrid } from './rasters.ts'
import { parsed } from './schema-faults.ts'
import { readText } from './text.ts'

/** households.csv, as far as it could be read. */
export interface HouseholdsFile {
  /** Undefined when there is no such file, or its columns are others. */
  readonly read: HouseholdsRead | undefined
  /** False when rows of it are missing from `read`, or all of it is. */
  readonly isWhole: boolean
}

/** The households, when the pack has them. */
export function householdsOf(folder: string, datum: Datum, findings: Findings): HouseholdsFile {
  const file = fileThere(folder, 'households', 'rows', findings)
  if (file === undefined) return { read: undefined, isWhole: true }
  const text = readText(folder, file, findings)
  const read = text === undefined ? undefined : readHouseholds(file, text, findings)
  const convert = converter(datum)
  if (!read) return { read, isWhole: false }
  if (convert) convertAll(read, convert)
  return { read, isWhole: read.isWhole && read.bad.size === 0 }
}

function convertAll({ households: { lon, lat, count } }: HouseholdsRead, convert: Convert): void {
  for (let at = 0; at < count; at++) {
    ;[lon[at], lat[at]] = convert([lon[at] ?? 0, lat[at] ?? 0])
  }
}

/** The grids, when the pack has them. */
export function gridsOf(
  folder: string,
  datumOf: (name: string) => Datum,
  findings: Findings,
): Pick<Pack, 'dem' | 'landcover'> {
  const dem = grid(folder, 'dem', demHeader, heightGrid, datumOf, findings)
  const landcover = grid(folder, 'landcover', landcoverHeader, landcoverGrid, datumOf, findings)
  return { dem: dem ?? null, landcover: landcover ?? null }
}

function grid<H extends z.ZodType<{ columns: number; rows: number }>, G>(
  folder: string,
  name: string,
  header: H,
  make: (header: z.output<H>, bytes: Buffer, file: string, findings: Findings) => G | undefined,
  datumOf: (name: string) => Datum,
  findings: Findings,
): G | undefined {
  const described = fileThere(folder, name, 'json', findings)
  const file = [`${name}.bin.gz`, `${name}.bin`].find((each) => existsSync(join(folder, each)))
  if (described === undefined || file === undefined) {
    if (described !== file) {
      findings.fault(
        wholeFile(described ?? file ?? name),
        words(
          `${name}.json 与 ${name}.bin.gz 必须同时存在`,
          `stands alone: ${name}.json and ${name}.bin.gz go together`,
        ),
        words('补上另一个文件，或两个都删去', 'Add the other file, or delete both'),
      )
    }
    return undefined
  }
  if (converter(datumOf(name))) {
    findings.fault(
      wholeFile(described),
      words('栅格不能用偏移坐标系', 'a grid cannot be in a shifted datum'),
      words(
        `用 WGS-84 或 CGCS2000 重新导出，并在 datums 中写明 "${name}"`,
        `Export it in WGS-84 or CGCS2000, and name "${name}" under datums`,
      ),
    )
    return undefined
  }
  const text = readText(folder, described, findings)
  const source = text === undefined ? undefined : jsonSource(described, text, findings)
  const facts = source && parsed(source, header, findings)
  const bytes = facts && readBytes(folder, file, findings, facts.columns * facts.rows * 2 + 1)
  return facts && bytes && make(facts, bytes, file, findings)
}
