import { FILES, type Pack, type Part } from '../files.ts'
import { wholeFile, type Findings, type Spot } from '../findings.ts'
import type { HouseholdsRead } from '../read/households.ts'
import type { Source } from '../read/source.ts'
import { Area } from './area.ts'

/** A pack that is being checked: what its files said, where each row stands, and what was found so far. */
export interface Checking {
  readonly pack: Pack
  readonly sources: Readonly<Record<Part, Source>>
  readonly households: HouseholdsRead | undefined
  readonly findings: Findings
  /** Of each jurisdiction that has a polygon. */
  readonly areas: ReadonlyMap<string, Area>
}

export const areasOf = ({ jurisdictions }: Pack): Map<string, Area> =>
  new Map(
    jurisdictions.features.map(({ properties, geometry }) => [
      properties.code,
      new Area(geometry.coordinates),
    ]),
  )

/** Where a field of a row stands; rows count from 0 here. */
export function spotOf({ sources }: Checking, part: Part, row: number | null, ...field: PropertyKey[]): Spot {
  const source = sources[part]
  if (row === null) return { ...wholeFile(source.file), field: field.length > 0 ? field.join('.') : null }
  const isLayer = ['points', 'lines', 'polygons'].includes(FILES[part].form)
  return source.spot(isLayer ? ['features', row, 'properties', ...field] : [row, ...field])
}

/** The same of a row of one of the two tables of warehouses.json. */
export const spotInStock = (
  { sources }: Checking,
  table: 'items' | 'warehouses',
  row: number,
  ...field: PropertyKey[]
): Spot => sources.stock.spot([table, row, ...field])

export const spotOfGeometry = ({ sources }: Checking, part: Part, row: number): Spot => ({
  ...sources[part].spot(['features', row, 'geometry', 'coordinates']),
  field: 'coordinates',
})
