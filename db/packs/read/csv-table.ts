import { CsvError, parse } from 'csv-parse/sync'
import { halfWidth } from '../../../domain/half-width.ts'
import { words } from '../../../domain/words.ts'
import { wholeFile, type Findings } from '../findings.ts'
import { LIMITS } from '../limits.ts'

export interface CsvRow {
  readonly cells: readonly string[]
  /** From 1, below the names of the columns. */
  readonly row: number
  /** Where it ends in the file: a cell in quotes may go over several lines. */
  readonly line: number
}

/** A spreadsheet's export. */
export interface CsvTable {
  readonly columns: readonly string[]
  readonly rows: readonly CsvRow[]
  /** Rows with too many or too few cells: each has its fault. */
  readonly lost: readonly CsvRow[]
}

const SEPARATORS = [',', ';', '\t'] as const

/**
 * Reads CSV: the first line names the columns; the separator is whichever of comma, semicolon and tab it holds most.
 * Rows with too many or too few cells are faults, and are left out.
 */
export function csvTable(
  file: string,
  text: string,
  findings: Findings,
  most: number = LIMITS.rows,
): CsvTable | undefined {
  const records = recordsOf(file, text, findings, most)
  const [head, ...rows] = records ?? []
  if (!records || !head) {
    if (records) findings.fault(wholeFile(file), ...EMPTY)
    return undefined
  }
  const columns = head.cells.map((name) => name.trim())
  const twice = columns.find((name, at) => name !== '' && columns.indexOf(name) !== at)
  if (twice !== undefined) {
    findings.fault(
      { ...wholeFile(file), line: head.line, field: twice },
      words('列名重复', 'is the name of two columns'),
      words('改名或删去其中一列', 'Rename or delete one of them'),
    )
    return undefined
  }
  if (rows.length > most) {
    findings.fault(
      wholeFile(file),
      words(`超过 ${most} 行`, `has more than ${most} rows`),
      words('检查文件是否属于本县', 'See whether this is the file of one county'),
    )
    return undefined
  }
  const isRow = (row: CsvRow) => isWhole(row, columns)
  const lost = rows.filter((row) => !isRow(row))
  for (const row of lost) tellLost(row, columns, file, findings)
  return { columns, rows: rows.filter(isRow), lost }
}

const EMPTY = [
  words('文件为空', 'is empty'),
  words('第一行写列名，其后每行一条', 'The first line names the columns; then a line for each row'),
] as const

function recordsOf(file: string, text: string, findings: Findings, most: number): CsvRow[] | undefined {
  const [head = ''] = text.split('\n', 1)
  const count = (separator: string): number => head.split(separator).length
  const [delimiter = ','] = [...SEPARATORS].sort((a, b) => count(b) - count(a))
  try {
    const found = parse(text, {
      ...{ delimiter, bom: true, info: true, trim: true, relax_column_count: true },
      // Excel leaves rows of empty cells below what was deleted.
      ...{ skip_empty_lines: true, skip_records_with_empty_values: true },
      ...{ max_record_size: 1_000_000, to: most + 2 },
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return found.map(({ record, info }, row) => ({ cells: record.map(plainFigures), row, line: info.lines }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : null
    findings.fault(
      { ...wholeFile(file), line },
      words(`不是有效的 CSV（${error.code}）`, `is not valid CSV: ${error.message.slice(0, 200)}`),
      words(
        '看该行的引号是否成对；含引号的单元格须写成 ""',
        'See whether the quotes on that line are closed; a quote within a cell is written ""',
      ),
    )
    return undefined
  }
}

/** A number or a code in the full-width digits of a Chinese keyboard; all else as it is. */
const plainFigures = (cell: string): string => (/^[－＋]?[０-９．]+$/.test(cell) ? halfWidth(cell) : cell)

/** A spreadsheet may add empty cells at the end of a line. */
const isWhole = ({ cells }: CsvRow, columns: readonly string[]): boolean =>
  cells.length >= columns.length && cells.slice(columns.length).every((cell) => cell === '')

function tellLost(
  { cells, row, line }: CsvRow,
  columns: readonly string[],
  file: string,
  findings: Findings,
): void {
  findings.fault(
    { file, line, row, field: null },
    words(
      `有 ${cells.length} 个单元格，应为 ${columns.length} 个`,
      `has ${cells.length} cells where ${columns.length} are named`,
    ),
    words('单元格内有逗号时要加引号', 'A cell that holds a comma stands in quotes'),
  )
}
