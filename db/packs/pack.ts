import { statSync } from 'node:fs'
import { NO_HOUSEHOLDS } from '../../domain/geo/households.ts'
import type { Datum } from '../../domain/position.ts'
import { words } from '../../domain/words.ts'
import { areasOf } from './check/checking.ts'
import { checkPack } from './check/check.ts'
import { FILES, type Pack, type Part } from './files.ts'
import { Findings, wholeFile } from './findings.ts'
import { PackError, type Finding } from './pack-error.ts'
import { basemapOf } from './read/basemap.ts'
import { gridsOf, householdsOf } from './read/columns.ts'
import { readPart } from './read/part.ts'
import { parsed } from './read/schema-faults.ts'
import type { Source } from './read/source.ts'
import { inWgs84 } from './read/to-wgs84.ts'

export type { Pack, PackItem, PackUnit, PackWarehouse } from './files.ts'

/** A pack as somebody made it: what is wrong with it, and, when nothing is, what it holds. */
export interface Examined {
  readonly pack: Pack | undefined
  readonly findings: readonly Finding[]
  readonly faults: number
}

/**
 * Reads and checks the pack in `folder`.
 * @throws PackError listing what was found, each with file, line, row, field, reason and how to mend it
 */
export function readPack(folder: string): Pack {
  const { pack, findings, faults } = examinePack(folder)
  if (!pack) throw new PackError(folder, findings, faults)
  return pack
}

/** The same without throwing: warnings and notes are told too. All files are read, whatever is wrong with one. */
export function examinePack(folder: string): Examined {
  const findings = new Findings()
  const pack = isFolder(folder, findings) ? packIn(folder, findings) : undefined
  return { pack: findings.faults === 0 ? pack : undefined, findings: findings.list, faults: findings.faults }
}

function packIn(folder: string, findings: Findings): Pack | undefined {
  const header = readHeader(folder, findings)
  const said = header?.content as Pack['header'] | undefined
  const datumOf = (name: string): Datum => said?.datums[name] ?? said?.datum ?? 'WGS-84'
  const others = (Object.keys(FILES) as Part[]).filter((part) => part !== 'header')
  const parts = [
    ['header', header] as const,
    ...others.map((part) => [part, partIn(folder, part, datumOf(FILES[part].name), findings)] as const),
  ]
  const households = householdsOf(folder, datumOf('households'), findings)
  const grids = gridsOf(folder, datumOf, findings)
  const basemap = basemapOf(folder, datumOf('map'), findings)
  if (findings.faults > 0) return undefined
  const pack = {
    ...Object.fromEntries(parts.map(([part, read]) => [part, read?.content])),
    ...{ ...grids, basemap, households: households?.households ?? NO_HOUSEHOLDS },
  } as Pack
  const sources = Object.fromEntries(parts.map(([part, read]) => [part, read?.source])) as Record<
    Part,
    Source
  >
  checkPack({ pack, sources, households, findings, areas: areasOf(pack) })
  return pack
}

function partIn(folder: string, part: Part, datum: Datum, findings: Findings) {
  const source = readPart(folder, part, findings)
  const content = source && parsed(source, FILES[part].schema, findings)
  return content === undefined ? undefined : { source, content: inWgs84(part, content, datum) }
}

/** The first of all: it says the datum, its own too. */
function readHeader(folder: string, findings: Findings) {
  const source = readPart(folder, 'header', findings)
  const header = source && parsed(source, FILES.header.schema, findings)
  return header && { source, content: inWgs84('header', header, header.datum) }
}

function isFolder(folder: string, findings: Findings): boolean {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return true
  findings.fault(
    wholeFile(folder),
    words('没有这个文件夹', 'is no folder'),
    words('指明存放 pack.json 的文件夹', 'Name the folder that holds pack.json'),
  )
  return false
}
