import type { About } from '../answers.ts'
import { provenance, rowOf, type Row } from './table.ts'

/** Excel takes a file for UTF-8 only when it begins so. */
const BOM = '\uFEFF'

/**
 * Things of an answer as CSV (RFC 4180, CRLF, UTF-8 with BOM), each row with the data's version, date and source.
 * Text that a spreadsheet would run as a formula is led by an apostrophe (OWASP, "CSV Injection").
 */
export function toCsv(about: About, things: readonly object[]): string {
  const rows = things.map((thing): Row => ({ ...rowOf(thing), ...provenance(about) }))
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
  return BOM + lines.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')
}

function cellText(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
