import type { z } from 'zod'
import { words } from '../../../domain/words.ts'
import { wholeFile, type Findings } from '../findings.ts'
import { rowReader } from './cells.ts'
import { csvTable, type CsvRow, type CsvTable } from './csv-table.ts'
import { rowAndField, type Source } from './source.ts'

/** A CSV of rows, each as its schema wants it. */
export function rowsSource(
  file: string,
  text: string,
  row: z.ZodType,
  findings: Findings,
): Source | undefined {
  const table = csvTable(file, text, findings)
  if (!table) return undefined
  const read = rowReader(row)
  const value = table.rows.map(({ cells }) => read(named(table.columns, cells)))
  return { file, value, isTable: true, lost: lostOf(table, read), spot: spotIn(file, table.rows) }
}

/** A CSV of points, as the GeoJSON that it could have been. `lon` and `lat` become the geometry. */
export function pointsSource(
  file: string,
  text: string,
  properties: z.ZodType,
  findings: Findings,
): Source | undefined {
  const table = csvTable(file, text, findings)
  if (!table) return undefined
  const missing = ['lon', 'lat'].filter((name) => !table.columns.includes(name))
  if (missing.length > 0) {
    findings.fault(
      { ...wholeFile(file), line: 1, field: missing.join(', ') },
      words('缺少坐标列', 'is a column that is missing'),
      words('增加列 lon（经度）和 lat（纬度）', 'Add the columns lon (longitude) and lat (latitude)'),
    )
    return undefined
  }
  const read = rowReader(properties)
  const features = table.rows.map(({ cells }) => {
    const own = named(table.columns, cells)
    const coordinates = ['lon', 'lat'].map((name) => degrees(own.get(name) ?? ''))
    own.delete('lon')
    own.delete('lat')
    return { type: 'Feature', properties: read(own), geometry: { type: 'Point', coordinates } }
  })
  const value = { type: 'FeatureCollection', features }
  return { file, value, isTable: true, lost: lostOf(table, read), spot: spotIn(file, table.rows) }
}

const lostOf = ({ columns, lost }: CsvTable, read: ReturnType<typeof rowReader>) =>
  lost.map(({ cells }) => read(named(columns.slice(0, cells.length), cells)))

/** What is no number stays as it is, for the schema to name. */
const degrees = (text: string): unknown => (/^[+-]?\d+(\.\d*)?$/.test(text) ? Number(text) : text)

/** Columns without a name hold somebody's notes. */
const named = (columns: readonly string[], cells: readonly string[]): Map<string, string> =>
  new Map(columns.flatMap((name, at) => (name === '' ? [] : [[name, cells[at] ?? ''] as const])))

function spotIn(file: string, rows: readonly CsvRow[]): Source['spot'] {
  return (path) => {
    const { row, field } = rowAndField(path)
    const found = row === null ? undefined : rows[row - 1]
    return { file, line: found?.line ?? null, row: found?.row ?? row, field }
  }
}
