import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { checkPack } from './check.ts'
import { FILES, type Pack, type Part } from './files.ts'
import { PackError, type PackIssue } from './pack-error.ts'

export type { Pack, PackItem, PackUnit, PackWarehouse } from './files.ts'

const nobody = {
  count: 0,
  ...{ lon: new Float64Array(), lat: new Float64Array(), persons: new Uint8Array() },
  ...{ livingAlone: new Uint8Array(), disabled: new Uint8Array(), pregnant: new Uint8Array() },
  ...{ infant: new Uint8Array(), chronic: new Uint8Array(), migrant: new Uint8Array() },
  ...{ vulnerable: new Uint8Array(), village: new Uint16Array(), hamlet: new Int32Array() },
  ...{ riskArea: new Int32Array(), villageCodes: [], hamletCodes: [], riskAreaIds: [] },
} satisfies Pack['households']

/**
 * Reads and checks the pack in `folder`.
 * @throws PackError listing every fault found, each with file, row (from 1) and field.
 */
export function readPack(folder: string): Pack {
  const issues: PackIssue[] = []
  const parts = Object.entries(FILES).map(([part, file]) => [part, partOf(folder, file, issues)])
  if (issues.length > 0) throw new PackError(folder, issues)
  const pack = { ...Object.fromEntries(parts), households: nobody, dem: null, landcover: null } as Pack
  issues.push(...checkPack(pack))
  if (issues.length > 0) throw new PackError(folder, issues)
  return pack
}

const ENDINGS = { points: 'geojson', lines: 'geojson', polygons: 'geojson', rows: 'csv', json: 'json' }

function partOf(folder: string, file: (typeof FILES)[Part], issues: PackIssue[]): unknown {
  const name = `${file.name}.${ENDINGS[file.form]}`
  if ('absent' in file && !existsSync(join(folder, name))) return file.absent
  return parse(folder, name, file.schema, issues)
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
