import type { Words } from '../../words.ts'
import type { About } from '../answers.ts'
import { inWords } from './in-words.ts'
import { provenance, rowOf, type Cell, type Row } from './table.ts'

/** Excel takes a file for UTF-8 only when it begins so. */
const BOM = '\uFEFF'

/** Things of an answer as they stand in a table. */
export interface Table {
  readonly about: About
  /** Those that the table has without any row, too; further ones of its rows come after them. */
  readonly columns?: readonly string[]
  readonly rows: readonly object[]
}

/**
 * Things of an answer as CSV (RFC 4180, CRLF, UTF-8 with BOM), each row with the data's version, date and source, in
 * the last columns. Text that a spreadsheet would run as a formula is led by an apostrophe (OWASP, "CSV Injection").
 * @param language for people: columns and codes in its words; undefined: for programs, as the answer names them
 */
export function toCsv({ about, columns = [], rows }: Table, language?: keyof Words): string {
  const from = provenance(about, language)
  const cells = rows.map((thing): Row => ({ ...rowOf(thing), ...from }))
  const named = new Set([...columns, ...cells.flatMap((row) => Object.keys(row))])
  const last = Object.keys(from)
  const head = [...[...named].filter((column) => !last.includes(column)), ...last]
  const table = [head, ...cells.map((row) => head.map((column) => row[column] ?? ''))]
  const lines = language ? inWords(table, language) : table
  return BOM + lines.map((line) => `${line.map(cellText).join(',')}\r\n`).join('')
}

function cellText(value: Cell): string {
  if (typeof value !== 'string') return String(value ?? '')
  const safe = /^[=+\-@\r]|^\t(?!\d+$)/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
