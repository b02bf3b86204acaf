import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { checkPack } from './check.ts'
import { FILES, type Pack } from './files.ts'
import { PackError, type PackIssue } from './pack-error.ts'

export type { Pack, PackItem, PackUnit, PackWarehouse } from './files.ts'

/**
 * Reads and checks the pack in `folder`.
 * @throws PackError listing every fault found, each with file, row (from 1) and field.
 */
export function readPack(folder: string): Pack {
  const issues: PackIssue[] = []
  const parts = Object.entries(FILES).map(([part, [file, schema]]) => [
    part,
    parse(folder, file, schema, issues),
  ])
  if (issues.length > 0) throw new PackError(folder, issues)
  const pack = Object.fromEntries(parts) as Pack
  issues.push(...checkPack(pack))
  if (issues.length > 0) throw new PackError(folder, issues)
  return pack
}

function parse(folder: string, file: string, schema: z.ZodType, issues: PackIssue[]): unknown {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues)
      issues.push({ file, ...placeOf(issue.path), message: issue.message })
  } catch (error) {
    issues.push({
      file,
      row: null,
      field: null,
      message: error instanceof Error ? error.message : String(error),
    })
  }
  return undefined
}

/** The first number of a path is the row; a name before it that is not plain structure stays in the field. */
function placeOf(path: readonly PropertyKey[]): { row: number | null; field: string | null } {
  const at = path.findIndex((key) => typeof key === 'number')
  const rest = path.slice(at + 1).filter((key) => key !== 'properties')
  const head = at > 0 && path[0] !== 'features' ? path.slice(0, at) : []
  const field = [...head, ...rest].map(String).join('.')
  return { row: at < 0 ? null : Number(path[at]) + 1, field: field === '' ? null : field }
}
