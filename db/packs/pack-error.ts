import type { Words } from '../../domain/words.ts'

/**
 * `fault`: the pack is refused. `warning`: it is loaded, and somebody should look. `note`: it was mended while it was
 * read.
 */
export type Severity = 'fault' | 'warning' | 'note'

/** One thing that was found in a pack. Rows and lines count from 1; null: the whole file, or there is no such line. */
export interface Finding {
  readonly severity: Severity
  readonly file: string
  readonly line: number | null
  readonly row: number | null
  readonly field: string | null
  readonly reason: Words
  readonly mend: Words
}

/** A pack that cannot be loaded; nothing of it is. */
export class PackError extends Error {
  readonly folder: string
  /** The worst first: faults, warnings, notes; of each file and severity at most `MOST_OF_A_KIND`. */
  readonly findings: readonly Finding[]
  /** How many faults there are, those left out too. */
  readonly faults: number

  constructor(folder: string, findings: readonly Finding[], faults: number) {
    const lines = findings.filter(({ severity }) => severity === 'fault').map(lineOf)
    super(`county pack ${folder} has ${faults} fault(s)\n${lines.join('\n')}`)
    this.name = 'PackError'
    this.folder = folder
    this.findings = findings
    this.faults = faults
  }
}

/** `villages.csv line 3 row 2 population`, as far as it is known. */
export function placeOf({ file, line, row, field }: Finding): string {
  const parts = [
    file,
    ...(line === null ? [] : [`line ${line}`]),
    ...(row === null ? [] : [`row ${row}`]),
    ...(field === null ? [] : [field]),
  ]
  return parts.join(' ')
}

const lineOf = (finding: Finding): string =>
  `${placeOf(finding)}: ${finding.reason.zh} · ${finding.reason.en} → ${finding.mend.zh} · ${finding.mend.en}`
