import { FILES, type Pack, type Part } from '../files.ts'
import { wholeFile, type Findings, type Spot } from '../findings.ts'
import type { Datum } from '../../../domain/position.ts'
import type { Words } from '../../../domain/words.ts'
import type { HouseholdsFile } from '../read/columns.ts'
import { usualName } from '../read/files-there.ts'
import type { PartRead } from '../read/part-read.ts'
import { absent, type Source } from '../read/source.ts'
import { Area } from './area.ts'
import type { Named, Skipped } from './skipped.ts'

/** A pack that is being checked: what its files said, where each row stands, and what was found so far. */
export interface Checking {
  /** Rows that could not be read are not in it, nor are those of a file that could not be; see `reads`. */
  readonly pack: Omit<Pack, 'header'> & { readonly header: Partial<Pack['header']> }
  readonly reads: Readonly<Partial<Record<Part, PartRead>>>
  /** pack.json before its places were converted. */
  readonly said: Partial<Pack['header']>
  /** By the name of a file without its ending. */
  readonly datumOf: (name: string) => Datum
  readonly households: HouseholdsFile
  readonly findings: Findings
  /** Of each jurisdiction that has a polygon. */
  readonly areas: ReadonlyMap<string, Area>
  readonly skipped: Skipped
}

/** Whether every row of these files could be read; where not, the check is named as left out. */
export function allRead(checking: Checking, named: readonly Named[], check: Words): boolean {
  const partly = named.filter((of) =>
    of === 'households'
      ? !checking.households.isWhole
      : !checking.reads[of] || checking.reads[of].refused.length > 0,
  )
  for (const of of partly) checking.skipped.add(of, check)
  return partly.length === 0
}

export const areasOf = ({ jurisdictions }: Pick<Pack, 'jurisdictions'>): Map<string, Area> =>
  new Map(
    jurisdictions.features.map(({ properties, geometry }) => [
      properties.code,
      new Area(geometry.coordinates),
    ]),
  )

const sourceOf = ({ reads }: Checking, part: Part): Source =>
  reads[part]?.source ?? absent(usualName(FILES[part].name, FILES[part].form), undefined)

/** Where a field of a row stands; rows count from 0 here. */
export function spotOf(checking: Checking, part: Part, row: number | null, ...field: PropertyKey[]): Spot {
  const source = sourceOf(checking, part)
  if (row === null) return { ...wholeFile(source.file), field: field.length > 0 ? field.join('.') : null }
  const isLayer = ['points', 'lines', 'polygons'].includes(FILES[part].form)
  return source.spot(isLayer ? ['features', row, 'properties', ...field] : [row, ...field])
}

/** The same of a row of one of the two tables of warehouses.json. */
export const spotInStock = (
  checking: Checking,
  table: 'items' | 'warehouses',
  row: number,
  ...field: PropertyKey[]
): Spot => sourceOf(checking, 'stock').spot([table, row, ...field])

export const spotOfGeometry = (checking: Checking, part: Part, row: number): Spot => ({
  ...sourceOf(checking, part).spot(['features', row, 'geometry', 'coordinates']),
  field: 'coordinates',
})
