import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { words } from '../../../domain/words.ts'
import type { Form } from '../files.ts'
import { wholeFile, type Findings } from '../findings.ts'
import { LIMITS } from '../limits.ts'

const ENDINGS: Readonly<Record<Form, readonly string[]>> = {
  points: ['geojson', 'csv'],
  lines: ['geojson'],
  polygons: ['geojson'],
  rows: ['csv'],
  json: ['json'],
}

/** The first of the names that a file of this form may have, for a message. */
export const usualName = (name: string, form: Form): string => `${name}.${ENDINGS[form][0]}`

/**
 * The one file of the folder that holds `name`: with any ending of its form, packed or not. Undefined when there is
 * none; two of them are a fault, for nobody could say which counts.
 */
export function fileThere(folder: string, name: string, form: Form, findings: Findings): string | undefined {
  const names = ENDINGS[form].flatMap((ending) => [`${name}.${ending}`, `${name}.${ending}.gz`])
  const there = names.filter((file) => existsSync(join(folder, file)))
  const [file, second] = there
  if (file === undefined) return undefined
  if (second !== undefined) {
    findings.fault(
      wholeFile(second),
      words(`与 ${file} 重复，无法判断以哪个为准`, `stands beside ${file}; nobody can say which counts`),
      words('删去其中一个', 'Delete one of the two'),
    )
  }
  const facts = statSync(join(folder, file))
  if (facts.isFile() && facts.size <= LIMITS.fileBytes) return file
  findings.fault(
    wholeFile(file),
    facts.isFile()
      ? words(`文件过大（${facts.size} 字节）`, `is too big (${facts.size} bytes)`)
      : words('不是普通文件', 'is no regular file'),
    words(`不得超过 ${LIMITS.fileBytes} 字节`, `A file holds at most ${LIMITS.fileBytes} bytes`),
  )
  return undefined
}
