import { statSync } from 'node:fs'
import { NO_HOUSEHOLDS } from '../../domain/geo/households.ts'
import type { Datum } from '../../domain/position.ts'
import { words } from '../../domain/words.ts'
import type { Area } from './check/area.ts'
import { areasOf, type Checking } from './check/checking.ts'
import { checkPack } from './check/check.ts'
import { Skipped } from './check/skipped.ts'
import { FILES, type Pack, type Part } from './files.ts'
import { Findings, wholeFile } from './findings.ts'
import type { Finding } from './pack-error.ts'
import { basemapOf } from './read/basemap.ts'
import { gridsOf, householdsOf } from './read/columns.ts'
import { converter } from './read/datum.ts'
import { partRead, type PartRead } from './read/part-read.ts'
import { readPart } from './read/part.ts'
import { inWgs84 } from './read/to-wgs84.ts'

export type { Pack, PackItem, PackUnit, PackWarehouse } from './files.ts'

/** A pack as somebody made it: what is wrong with it, and, when nothing is, what it holds. */
export interface Examined {
  readonly pack: Pack | undefined
  readonly findings: readonly Finding[]
  readonly faults: number
}

/** Reads and checks the pack in `folder`. All files are read, whatever is wrong with one. */
export function examinePack(folder: string): Examined {
  const findings = new Findings()
  const pack = isFolder(folder, findings) ? packIn(folder, findings) : undefined
  return { pack: findings.faults === 0 ? pack : undefined, findings: findings.list, faults: findings.faults }
}

function packIn(folder: string, findings: Findings): Pack | undefined {
  const header = readHeader(folder, findings)
  const { said } = header
  const datumOf = (name: string): Datum => said.datums?.[name] ?? said.datum ?? 'WGS-84'
  const others = PARTS.filter((part) => part !== 'header')
  const reads = Object.fromEntries([
    ['header', header.read],
    ...others.map((part) => [part, partIn(folder, part, datumOf(FILES[part].name), findings)] as const),
  ]) as Checking['reads']
  const households = householdsOf(folder, datumOf('households'), findings)
  const grids = gridsOf(folder, datumOf, findings)
  const basemap = basemapOf(folder, datumOf('map'), findings)
  // Of a file that could not be read there are no rows; the checks ask `reads` before they miss one.
  const contents = Object.fromEntries(PARTS.map((part) => [part, reads[part]?.content ?? EMPTY[part]]))
  const pack = {
    ...contents,
    ...{ ...grids, basemap, households: households.read?.households ?? NO_HOUSEHOLDS },
  } as unknown as Checking['pack']
  const areas = areasOf(pack)
  const skipped = new Skipped(
    Object.fromEntries(PARTS.flatMap((part) => (reads[part] ? [[part, reads[part].source.file]] : []))),
  )
  checkPack({ pack, reads, said, datumOf, households, findings, areas, skipped })
  skipped.tell(findings)
  if (findings.faults > 0) return undefined
  const whole = pack as Pack
  return { ...whole, header: holding(whole.header, areas.get(whole.header.code), said.datum) }
}

const PARTS = Object.keys(FILES) as Part[]

const EMPTY: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(
    PARTS.map((part) => [
      part,
      FILES[part].form === 'rows' || FILES[part].form === 'json' ? [] : { features: [] },
    ]),
  ),
  ...{ header: {}, stock: { items: [], warehouses: [] } },
}

function partIn(folder: string, part: Part, datum: Datum, findings: Findings): PartRead | undefined {
  const source = readPart(folder, part, findings)
  const read = source && partRead(part, source, findings)
  return read && { ...read, content: inWgs84(part, read.content, datum) }
}

/** The first of all: it says the datum, its own too. */
function readHeader(folder: string, findings: Findings) {
  const source = readPart(folder, 'header', findings)
  const read = source && partRead('header', source, findings)
  const said = (read?.content ?? {}) as Checking['said']
  const content = inWgs84('header', said, said.datum ?? 'WGS-84')
  return { said, read: read && { ...read, content } }
}

/** A box in a shifted datum is not quite one in WGS-84: there it is made to hold the county. */
function holding(header: Pack['header'], county: Area | undefined, datum: Datum | undefined) {
  if (!county || !datum || !converter(datum)) return header
  const [west, south, east, north] = header.bbox
  const bbox: Pack['header']['bbox'] = [
    ...([Math.min(west, county.west), Math.min(south, county.south)] as const),
    ...([Math.max(east, county.east), Math.max(north, county.north)] as const),
  ]
  return { ...header, bbox }
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
