import type { Words } from '../../words.ts'
import type { About } from '../answers.ts'
import { inWords } from './in-words.ts'
import { provenance, rowOf, type Cell, type Row } from './table.ts'

/** Excel takes a file for UTF-8 only when it begins so. */
const BOM = '\uFEFF'

/**
 * Things of an answer as CSV (RFC 4180, CRLF, UTF-8 with BOM), each row with the data's version, date and source, in
 * the last columns. Text that a spreadsheet would run as a formula is led by an apostrophe (OWASP, "CSV Injection").
 * @param language for people: columns and codes in its words; undefined: for programs, as the answer names them
 */
export function toCsv(about: About, things: readonly object[], language?: keyof Words): string {
  const from = provenance(about, language)
  const rows = things.map((thing): Row => ({ ...rowOf(thing), ...from }))
  const last = Object.keys(from)
  const first = new Set(rows.flatMap((row) => Object.keys(row)).filter((column) => !last.includes(column)))
  const columns = rows.length > 0 ? [...first, ...last] : []
  const table = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  const lines = language ? inWords(table, language) : table
  return BOM + lines.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')
}

function cellText(value: Cell): string {
  if (typeof value !== 'string') return String(value ?? '')
  const safe = /^[=+\-@\r]|^\t(?!\d+$)/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
