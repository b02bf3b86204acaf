import { mkdirSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, totalmem } from 'node:os'
import { join } from 'node:path'
import { verdictOf, type Figure, type ScenarioResult } from './figure.ts'

/** Three digits that mean something. */
export const digits = (value: number): string =>
  Number.isFinite(value)
    ? value.toLocaleString('en', {
        maximumSignificantDigits: Math.abs(value) >= 100 ? 6 : 3,
        maximumFractionDigits: 3,
      })
    : '–'

const targetText = ({ target }: Figure): string =>
  !target ? '' : 'atMost' in target ? `<= ${digits(target.atMost)}` : `>= ${digits(target.atLeast)}`

/** The figures of a scenario as lines of a table, those with a target first. */
export function tableOf({ figures, notes }: ScenarioResult): string {
  const rows = [...figures.filter(({ target }) => target), ...figures.filter(({ target }) => !target)].map(
    (figure) => [figure.name, digits(figure.value), figure.unit, targetText(figure), verdictOf(figure)],
  )
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return [...rows.map((row) => `  ${line(row)}`), ...notes.map((text) => `  - ${text}`)].join('\n')
}

/** Writes the run to bench-results/ and returns the path. */
export function save(results: readonly ScenarioResult[], options: object): string {
  const at = new Date().toISOString()
  const path = join('bench-results', `${at.replaceAll(/[:.]/g, '-')}.json`)
  mkdirSync('bench-results', { recursive: true })
  const machine = {
    cpu: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${platform()} ${arch()}`,
    node: process.version,
  }
  const withVerdicts = results.map((result) => ({
    ...result,
    figures: result.figures.map((figure) => ({ ...figure, verdict: verdictOf(figure) })),
  }))
  writeFileSync(path, `${JSON.stringify({ at, machine, options, results: withVerdicts }, null, 2)}\n`)
  return path
}
