/** One fault of a pack. `row` counts from 1; null when the fault is the whole file's. */
export interface PackIssue {
  readonly file: string
  readonly row: number | null
  readonly field: string | null
  readonly message: string
}

/** A pack that cannot be loaded; nothing of it is. */
export class PackError extends Error {
  readonly issues: readonly PackIssue[]

  constructor(folder: string, issues: readonly PackIssue[]) {
    super(`county pack ${folder} has ${issues.length} fault(s)\n${issues.map(lineOf).join('\n')}`)
    this.name = 'PackError'
    this.issues = issues
  }
}

const lineOf = ({ file, row, field, message }: PackIssue): string =>
  `${file}${row === null ? '' : ` row ${row}`}${field === null ? '' : ` ${field}`}: ${message}`
